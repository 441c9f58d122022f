import type { Unsubscribe } from '@citas/protocol';
import { reply, type Outcome, type Session, type SessionDeps } from './session.ts';

/** Ending what was never begun is no fault. */
export function handleUnsubscribe(session: Session, message: Unsubscribe, deps: SessionDeps): Outcome {
  const { channel } = message.data;
  session.channels.delete(channel);
  deps.hub.unsubscribe(session.subscriber, channel);
  return reply({ type: 'unsubscribed', channel, ...(message.id ? { id: message.id } : {}), data: {} });
}
