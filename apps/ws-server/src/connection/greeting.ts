import type { Identidad } from '@citas/auth';
import type { RolDeNegocio } from '@citas/domain';
import type { Connected } from '@citas/protocol';
import { MAX_CHANNELS } from '../session/handle-subscribe.ts';
import { rfc3339 } from '../session/rfc3339.ts';
import { MESSAGES_PER_SECOND } from './message-guard.ts';

/** Bytes of one frame from a client; a longer one closes the socket with 1009. */
export const MAX_PAYLOAD = 16 * 1024;

/** Whoever may follow a channel: not an operator, who is of no negocio. */
export type IdentidadDeNegocio = Identidad & { readonly rol: RolDeNegocio };

export function esDeNegocio(identidad: Identidad): identidad is IdentidadDeNegocio {
  return identidad.rol !== 'operador';
}

export function greeting(clientId: string, identidad: IdentidadDeNegocio, nowMs: number): Connected {
  return {
    type: 'connected',
    data: {
      clientId,
      negocioId: identidad.negocioId,
      rol: identidad.rol,
      expiresAt: rfc3339(identidad.expiraEnMs),
      serverTime: rfc3339(nowMs),
      limits: { maxPayload: MAX_PAYLOAD, maxChannels: MAX_CHANNELS, messagesPerSecond: MESSAGES_PER_SECOND },
    },
  };
}
