import type { Ping } from '@citas/protocol';
import { rfc3339 } from './rfc3339.ts';
import { reply, type Outcome, type SessionDeps } from './session.ts';

export function handlePing(message: Ping, deps: SessionDeps): Outcome {
  const t = message.data?.t;
  return reply({
    type: 'pong',
    ...(message.id ? { id: message.id } : {}),
    data: { ...(t === undefined ? {} : { t }), serverTime: rfc3339(deps.clock.now()) },
  });
}
