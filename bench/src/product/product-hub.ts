import { join } from 'node:path';
import { aToken, TEST_SECRET } from '@citas/auth/testing';
import { BEARER_PREFIX, SUBPROTOCOL } from '@citas/protocol';
import type { Seat } from '../load/seat.ts';
import { ServerProcess } from '../servers/server-process.ts';
import { negocioId } from './product-database.ts';

const MAIN = join(import.meta.dirname, '../../../apps/ws-server/src/main.ts');
const NO_LIMIT = '100000';

/** The hub as it is shipped, but for limits that a load from one address would hit. */
export function startProductHub(databaseUrl: string): ServerProcess {
  return ServerProcess.node(MAIN, [], {
    DATABASE_URL: databaseUrl,
    JWT_SECRET: TEST_SECRET,
    NODE_ENV: 'production',
    WS_PORT: '0',
    LOG_LEVEL: 'info',
    LOG_FORMAT: 'json',
    MAX_CONNECTIONS: NO_LIMIT,
    MAX_CONNECTIONS_PER_USER: NO_LIMIT,
    MAX_CONNECTIONS_PER_NEGOCIO: NO_LIMIT,
    HANDSHAKES_PER_SECOND: NO_LIMIT,
  });
}

/** Seats of so many people of the first negocio, each with a token of their own. */
export function peopleSeats(people: number): readonly Seat[] {
  return Array.from({ length: people }, (_, index) => ({
    protocols: [SUBPROTOCOL, BEARER_PREFIX + tokenOf(negocioId(0), `usuario_${index}`)],
    channel: `citas:${negocioId(0)}`,
  }));
}

function tokenOf(negocio_id: string, id: string): string {
  return aToken({ usuario: { id, negocio_id } });
}

/** A seat for each of the first `negocios`, on its channel of this kind. */
export function productSeats(kind: 'citas' | 'estadisticas', negocios = 1): readonly Seat[] {
  return Array.from({ length: negocios }, (_, index) => ({
    protocols: [SUBPROTOCOL, BEARER_PREFIX + aToken({ usuario: { negocio_id: negocioId(index) } })],
    channel: `${kind}:${negocioId(index)}`,
  }));
}
