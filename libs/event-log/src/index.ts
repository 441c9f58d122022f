export { createEventLog } from './create-event-log.ts';
export { HintListener, type HintOptions } from './hint-listener.ts';
export { HintSender } from './hint-sender.ts';
export { joinReads } from './join-reads.ts';
export { natsOptions } from './nats-options.ts';
export { NatsHints } from './nats-hints.ts';
export { HINT_CHANNEL, notifyHints } from './notify-hint.ts';
export { readHeads } from './read-heads.ts';
