import { parseCanal } from '@citas/domain';
import type { ServerMessage } from '@citas/protocol';

/**
 * The events of citas begin here, and what was before does not come: who reads again with each event, and keeps no
 * position, reads now. Without it what happens between the first reading and this is never seen.
 */
export function empiezaElFlujo(mensaje: ServerMessage): boolean {
  if (mensaje.type !== 'resync' && mensaje.type !== 'subscribed') return false;
  if (parseCanal(mensaje.channel)?.tipo !== 'citas') return false;
  return mensaje.type === 'resync' || !mensaje.data.recovered;
}
