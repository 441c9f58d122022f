import { hashPassword } from '@citas/auth';
import { systemClock, type Clock } from '@citas/clock';
import { fechaLocal, horaLocal } from '@citas/domain';
import type { Database, Queryable } from '../database.ts';
import { isEmpty } from '../negocio-queries.ts';
import { signEvents } from '../sign-queries.ts';
import { demoBloqueos } from './demo-bloqueos.ts';
import { demoCitas } from './demo-citas.ts';
import { demoClientes } from './demo-clientes.ts';
import { DEMO_NEGOCIOS, DEMO_PASSWORD, type DemoNegocio } from './demo-negocios.ts';
import {
  insertBloqueos,
  insertCitas,
  insertClientes,
  insertNegocio,
  insertProfesionales,
  insertServicios,
  insertUsuarios,
} from './demo-queries.ts';
import { seededRandom } from './seeded-random.ts';

// The newest citas are booked one by one, so that the activity feed has something to tell from the first minute.
const DE_UNA_EN_UNA = 8;

/** Fills an empty database with three lifelike negocios; touches nothing when any negocio exists. */
export async function loadDemoDataIfEmpty(database: Database, clock: Clock = systemClock): Promise<boolean> {
  if (!(await isEmpty(database))) return false;
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  await database.transaction(async (tx) => {
    for (const negocio of DEMO_NEGOCIOS) await loadNegocio(tx, negocio, passwordHash, clock.now());
  });
  return true;
}

async function loadNegocio(
  tx: Queryable,
  negocio: DemoNegocio,
  passwordHash: string,
  nowMs: number,
): Promise<void> {
  const random = seededRandom(negocio.seed);
  const clientes = demoClientes(random, negocio.telefono, 140);
  await insertNegocio(tx, negocio);
  await insertServicios(tx, negocio);
  await insertProfesionales(tx, negocio);
  await insertClientes(tx, negocio.id, clientes);
  await insertUsuarios(tx, negocio, passwordHash);
  const ahora = {
    fecha: fechaLocal(nowMs, negocio.zonaHoraria),
    hora: horaLocal(nowMs, negocio.zonaHoraria),
  };
  await insertBloqueos(tx, negocio.id, demoBloqueos(negocio, ahora.fecha));
  const citas = demoCitas(negocio, clientes, random, ahora);
  const recientes = citas
    .filter((cita) => cita.fecha > ahora.fecha && cita.estado !== 'cancelada')
    .slice(0, DE_UNA_EN_UNA);
  await insertCitas(
    tx,
    negocio.id,
    citas.filter((cita) => !recientes.includes(cita)),
  );
  const recepcion = negocio.usuarios.find((usuario) => usuario.rol === 'recepcion');
  await signEvents(tx, { por: { id: null, nombre: recepcion?.nombre ?? '' } });
  for (const cita of recientes) await insertCitas(tx, negocio.id, [cita]);
  await signEvents(tx, { por: null });
}
