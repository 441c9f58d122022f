export { createEventLog } from './create-event-log.ts';
export { HintListener, type HintOptions } from './hint-listener.ts';
export { UnknownEventError } from './message-of-event.ts';
export { HINT_CHANNEL, notifyHint } from './notify-hint.ts';
export { readHeads } from './read-heads.ts';
