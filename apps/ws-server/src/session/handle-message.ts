import type { ClientMessage } from '@citas/protocol';
import { handleAuth } from './handle-auth.ts';
import { handlePing } from './handle-ping.ts';
import { handleSubscribe } from './handle-subscribe.ts';
import { handleUnsubscribe } from './handle-unsubscribe.ts';
import type { Outcome, Session, SessionDeps } from './session.ts';

export async function handleMessage(
  session: Session,
  message: ClientMessage,
  deps: SessionDeps,
): Promise<Outcome> {
  switch (message.type) {
    case 'subscribe':
      return handleSubscribe(session, message, deps);
    case 'unsubscribe':
      return handleUnsubscribe(session, message, deps);
    case 'auth':
      return handleAuth(session, message, deps);
    case 'ping':
      return handlePing(message, deps);
    default:
      return message satisfies never;
  }
}
