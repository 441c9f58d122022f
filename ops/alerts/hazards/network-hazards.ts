import type { Hazard } from '../hazard.ts';
import { pause } from '../prometheus-process.ts';
import { NEGOCIO, type Stage } from '../stage.ts';

const CITAS = `citas:${NEGOCIO}`;

/** Hints of the API that never arrive. */
export const lostHints: Hazard = {
  name: 'lost hints',
  raises: ['HintsLost'],
  async provoke(stage, signal) {
    await stage.sockets(3, CITAS);
    while (!signal.aborted) {
      await stage.database.transaction(async (tx) => {
        // As the API writes: it says that it will send the hint itself.
        await tx.query(`SELECT set_config('citas.aviso', 'api', true)`);
        await tx.query(INSERT, [NEGOCIO, 1, '']);
      });
      await pause(500);
    }
  },
};

/** A balancer or proxy that drops everybody. */
export const cutSockets: Hazard = {
  name: 'cut sockets',
  raises: ['SocketsCut'],
  async provoke(stage, signal) {
    while (!signal.aborted) {
      const sockets = await stage.sockets(15, CITAS);
      await pause(1000);
      for (const socket of sockets) socket.terminate();
    }
  },
};

/** A network that swallows everything: nobody answers the hub's pings. */
export const deadNetwork: Hazard = {
  name: 'dead network',
  raises: ['PeersDead'],
  async provoke(stage, signal) {
    const sockets = await stage.sockets(10);
    for (const socket of sockets) socket.pause();
    await aborted(signal);
  },
};

/** Screens that stop reading, for a while and for good. */
export const slowReaders: Hazard = {
  name: 'slow readers',
  raises: ['SlowReaders', 'StuckReaders'],
  async provoke(stage, signal) {
    const [slow] = await stage.sockets(1, CITAS);
    slow?.pause();
    await flood(stage, signal);
    await aborted(signal);
  },
};

/** Until the buffers of both systems are full, however large they are here, and the hub's own too. */
async function flood(stage: Stage, signal: AbortSignal): Promise<void> {
  while (!signal.aborted && !DROPPED.test(await stage.hub.metrics()))
    await stage.database.query(INSERT, [NEGOCIO, 450, 'n'.repeat(1900)]);
}

const DROPPED = /^citas_ws_slow_reader_steps_total\{step="dropped"\} [1-9]/m;

const INSERT = `
  INSERT INTO citas (negocio_id, cliente, servicio, fecha, hora_inicio, hora_fin, notas)
  SELECT $1, 'c', 'Corte', current_date, '10:00', '10:30', $3 FROM generate_series(1, $2)`;

async function aborted(signal: AbortSignal): Promise<void> {
  while (!signal.aborted) await pause();
}
