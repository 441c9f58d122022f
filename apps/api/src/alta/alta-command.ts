import { parseArgs } from 'node:util';
import { hashPassword } from '@citas/auth';
import { commandOnDatabase, failCommand, type Database } from '@citas/database';
import { esZonaHoraria, NEGOCIO_DE_OPERADORES, type Horario } from '@citas/domain';
import { cambiarNegocioSchema, crearUsuarioSchema, MINIMO_DE_PASSWORD } from '@citas/protocol';
import { takenConstraint } from '../http/database-error.ts';
import { insertNegocio, insertUsuario } from './alta-queries.ts';
import { localeDeZona } from './locale-de-zona.ts';

// Run as `CLAVE=… npm run alta -- --negocio negocio_123 --nombre Aurora --zona America/Mexico_City --email ana@aurora.mx`:
// a negocio and its first admin, who makes everybody else. Without it nobody could enter a new database. With --operador
// in place of a negocio, somebody who runs the servers. Dates and figures are written as where the zone is, unless there
// is a --locale.
const USO = `Uso: CLAVE=… npm run alta -- --negocio negocio_123 --nombre Aurora --zona America/Mexico_City --email ana@aurora.mx [--locale es-MX]
  o: CLAVE=… npm run alta -- --operador --email eva@ejemplo.mx`;

/** Until somebody says when they open: with no hours at all nothing could be booked. */
const HORARIO: Horario = Object.fromEntries(
  [1, 2, 3, 4, 5, 6].map((dia) => [dia, [{ desde: '09:00', hasta: '19:00' }]]),
);
const OPERACION = { negocio: NEGOCIO_DE_OPERADORES, nombre: 'Operación', zona: 'UTC' };

function ordenOf(args: string[], clave: string | undefined) {
  const { rol, negocio, nombre, zona, email, locale } = optionsOf(args);
  if (!negocio || !nombre || !zona || !email || !clave) throw new Error(USO);
  comprobar({ clave, zona, email });
  const suyo = cambiarNegocioSchema.shape.locale.safeParse(locale);
  if (!suyo.success) throw new Error(`--locale: ${locale} no es un locale, como es-MX o es-ES.`);
  return { negocio, nombre, zona, email, clave, rol, locale: suyo.data ?? localeDeZona(zona) };
}

/** What is wrong with the e-mail address would be told at every log-in, and the negocio is made by then. */
function comprobar({ clave, zona, email }: Readonly<Record<'clave' | 'zona' | 'email', string>>): void {
  if (clave.length < MINIMO_DE_PASSWORD) throw new Error(`CLAVE: ${MINIMO_DE_PASSWORD} caracteres o más.`);
  if (!esZonaHoraria(zona))
    throw new Error(`--zona: ${zona} no es una zona horaria, como America/Mexico_City.`);
  if (!crearUsuarioSchema.shape.email.safeParse(email).success)
    throw new Error(`--email: «${email}» no es un correo.`);
}

function optionsOf(args: string[]) {
  const option = { type: 'string' } as const;
  const { values } = parseArgs({
    args,
    options: {
      operador: { type: 'boolean' },
      ...{ negocio: option, nombre: option, zona: option, email: option, locale: option },
    },
  });
  return values.operador
    ? { ...values, ...OPERACION, rol: 'operador' as const }
    : { ...values, rol: 'admin' as const };
}

async function darDeAlta(database: Database, orden: ReturnType<typeof ordenOf>): Promise<void> {
  const { negocio: id, nombre, zona: zonaHoraria, locale, email, rol } = orden;
  const passwordHash = await hashPassword(orden.clave);
  const guardado = database.transaction(async (tx) => {
    const negocio = { id, nombre, zonaHoraria, locale, horario: HORARIO };
    await insertNegocio(tx, negocio, { unlessThere: rol === 'operador' });
    await insertUsuario(tx, id, { email, passwordHash, rol });
  });
  await guardado.catch((error: unknown) => {
    const enUso = takenConstraint(error);
    if (enUso === 'negocios_pkey') throw new Error(`--negocio: ya hay un negocio «${id}».`);
    if (enUso === 'usuarios_email_key') throw new Error(`--email: ya hay alguien con ${email}.`);
    throw error;
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
