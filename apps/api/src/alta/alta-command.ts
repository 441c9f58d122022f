import { parseArgs } from 'node:util';
import { hashPassword } from '@citas/auth';
import { commandOnDatabase, failCommand, type Database } from '@citas/database';
import { NEGOCIO_DE_OPERADORES, type Horario } from '@citas/domain';

// Run as `CLAVE=… npm run alta -- --negocio negocio_123 --nombre Aurora --zona America/Mexico_City --email ana@aurora.mx`:
// a negocio and its first admin, who makes everybody else. Without it nobody could enter a new database. With --operador
// in place of a negocio, somebody who runs the servers.
const USO = `Uso: CLAVE=… npm run alta -- --negocio negocio_123 --nombre Aurora --zona America/Mexico_City --email ana@aurora.mx
  o: CLAVE=… npm run alta -- --operador --email eva@ejemplo.mx`;
const SHORTEST_PASSWORD = 8;

/** Until somebody says when they open: with no hours at all nothing could be booked. */
const HORARIO: Horario = Object.fromEntries(
  [1, 2, 3, 4, 5, 6].map((dia) => [dia, [{ desde: '09:00', hasta: '19:00' }]]),
);
const OPERACION = { negocio: NEGOCIO_DE_OPERADORES, nombre: 'Operación', zona: 'UTC' };

function ordenOf(args: string[], clave: string | undefined) {
  const option = { type: 'string' } as const;
  const { values } = parseArgs({
    args,
    options: { operador: { type: 'boolean' }, negocio: option, nombre: option, zona: option, email: option },
  });
  const rol = values.operador ? 'operador' : 'admin';
  const { negocio, nombre, zona, email } = values.operador ? { ...values, ...OPERACION } : values;
  if (!negocio || !nombre || !zona || !email || !clave) throw new Error(USO);
  if (clave.length < SHORTEST_PASSWORD) throw new Error(`CLAVE: ${SHORTEST_PASSWORD} caracteres o más.`);
  return { negocio, nombre, zona, email, clave, rol };
}

async function darDeAlta(database: Database, orden: ReturnType<typeof ordenOf>): Promise<void> {
  const hash = await hashPassword(orden.clave);
  await database.transaction(async (tx) => {
    await tx.query(
      `INSERT INTO negocios (id, nombre, zona_horaria, horario) VALUES ($1, $2, $3, $4)${
        orden.rol === 'operador' ? ' ON CONFLICT DO NOTHING' : ''
      }`,
      [orden.negocio, orden.nombre, orden.zona, HORARIO],
    );
    await tx.query(
      `INSERT INTO usuarios (negocio_id, email, nombre, password_hash, rol) VALUES ($1, $2, $3, $4, $5)`,
      [orden.negocio, orden.email.toLowerCase(), orden.email, hash, orden.rol],
    );
  });
}

try {
  const orden = ordenOf(process.argv.slice(2), process.env['CLAVE']);
  await commandOnDatabase((database) => darDeAlta(database, orden));
  console.log(`${orden.email} ya puede entrar como ${orden.rol} de ${orden.nombre}.`);
  if (orden.rol === 'admin')
    console.log('Abre de lunes a sábado, de 9:00 a 19:00, hasta que lo cambies en Ajustes.');
} catch (error) {
  failCommand(error);
}
