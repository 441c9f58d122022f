import { ERROR_CODE, type Ping } from '@citas/protocol';
import { errorMessage } from './error-message.ts';
import { rfc3339 } from './rfc3339.ts';
import { reply, type Outcome, type SessionDeps } from './session.ts';

/** A hub that hears nothing of the database lives, but who asks is not to think that nothing happens. */
export function handlePing(message: Ping, deps: SessionDeps): Outcome {
  if (deps.isBehind()) return reply(errorMessage(ERROR_CODE.unavailable, { id: message.id }));
  const t = message.data?.t;
  return reply({
    type: 'pong',
    ...(message.id ? { id: message.id } : {}),
    data: { ...(t === undefined ? {} : { t }), serverTime: rfc3339(deps.clock.now()) },
  });
}
