import type { Hazard } from '../hazard.ts';
import { pause } from '../prometheus-process.ts';
import { NEGOCIO, type Stage } from '../stage.ts';

const INSERT = `
  INSERT INTO citas (negocio_id, cliente, servicio, fecha, hora_inicio, hora_fin)
  VALUES ($1, 'c', 'Corte', current_date, '10:00', '10:30')`;

/** PostgreSQL goes away for longer than a restart takes. */
export const awayDatabase: Hazard = {
  name: 'database away',
  raises: ['DatabaseConnectionsLost', 'FeedStalled', 'HintListenerDeaf', 'ApiErrors', 'CanaryLate'],
  async provoke(stage, signal) {
    await stage.socket(`citas:${NEGOCIO}`);
    await stage.administration.query('ALTER DATABASE ensayo ALLOW_CONNECTIONS false');
    await stage.administration.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'ensayo'`,
    );
    while (!signal.aborted) {
      await stage.get('/negocio');
      await pause();
    }
    await stage.administration.query('ALTER DATABASE ensayo ALLOW_CONNECTIONS true');
  },
};

/** The log is restored from a copy under those who follow it. */
export const rewrittenLog: Hazard = {
  name: 'rewritten log',
  raises: ['ResyncsForced'],
  async provoke(stage, signal) {
    await stage.sockets(3, `citas:${NEGOCIO}`);
    while (!signal.aborted) {
      await stage.database.query(`UPDATE canales SET epoch = md5(random()::text) WHERE canal = $1`, [
        `citas:${NEGOCIO}`,
      ]);
      await pause(1000);
    }
  },
};

/** Somebody's transactions stay open for seconds: what they wrote is seen late. */
export const longTransactions: Hazard = {
  name: 'long transactions',
  raises: ['DeliverySlow'],
  async provoke(stage, signal) {
    await stage.sockets(2, `citas:${NEGOCIO}`);
    while (!signal.aborted)
      await stage.database.transaction(async (tx) => {
        await tx.query(INSERT, [NEGOCIO]);
        await pause(2000);
      });
  },
};

/** A table is locked by an administrator's hand: requests queue for connections, and figures wait. */
export const lockedTables: Hazard = {
  name: 'locked tables',
  raises: ['PoolExhausted', 'ApiSlow', 'TickerSlow'],
  async provoke(stage, signal) {
    await stage.sockets(2, `estadisticas:${NEGOCIO}`);
    while (!signal.aborted) {
      const asked = Array.from({ length: 25 }, () => stage.get('/negocio'));
      await lockFor(stage, 2500);
      await Promise.all(asked);
    }
  },
};

async function lockFor({ database }: Stage, ms: number): Promise<void> {
  await database.transaction(async (tx) => {
    await tx.query(
      'LOCK TABLE negocios, estadisticas_totales, estadisticas_diarias IN ACCESS EXCLUSIVE MODE',
    );
    await pause(ms);
  });
}
