import type { Rol } from '@citas/domain';
import { clienteSchema, negocioSchema, profesionalSchema, servicioSchema } from '@citas/protocol';
import * as z from 'zod';
import { seedNegocio, type NegocioUnderTest } from '../testing/a-negocio.ts';
import { openCatalogue, type Thing } from '../testing/a-catalogue.ts';
import { startApi, type ApiUnderTest } from '../testing/api-under-test.ts';

let api: ApiUnderTest;
let aurora: NegocioUnderTest;

beforeAll(async () => {
  api = await startApi();
  aurora = await seedNegocio(api);
});
afterAll(() => api.stop());

async function list<T extends z.ZodType>(schema: T, path: string): Promise<z.output<T>[]> {
  const { status, body } = await api.call(`GET ${path}`, { token: aurora.token('recepcion') });
  expect(status).toBe(200);
  return z.strictObject({ datos: z.array(schema), siguiente: z.null() }).parse(body).datos;
}

test('a negocio has its zone and its hours', async () => {
  const { body } = await api.call('GET /negocio', { token: aurora.token('pantalla') });
  const negocio = negocioSchema.parse(body);
  expect(negocio).toMatchObject({ id: 'negocio_123', zonaHoraria: 'America/Mexico_City' });
  expect(negocio.horario['1']).toEqual([{ desde: '09:00', hasta: '19:00' }]);
});

test('a change of the negocio, its services and its team is told on the channel of the citas, and by whom', async () => {
  const token = aurora.token('admin');
  const told = async (write: () => Promise<unknown>) => {
    const [canal] = await api.database.query<{ seq: number }>(
      `SELECT seq FROM canales WHERE canal = 'citas:negocio_123'`,
    );
    await write();
    return api.database.query(
      `SELECT tipo, datos, por FROM eventos WHERE canal = 'citas:negocio_123' AND seq > $1`,
      [canal?.seq],
    );
  };
  const por = { id: aurora.usuario('admin'), nombre: 'Usuario admin' };
  const once = [{ tipo: 'negocio_changed', datos: {}, por }];
  const patch = async (path: string, body: object) => {
    const { headers } = await api.call(`GET ${path}`, { token });
    const ifMatch = { 'If-Match': headers.get('ETag') ?? '' };
    expect(await told(() => api.call(`PATCH ${path}`, { token, body, headers: ifMatch }))).toEqual(once);
  };
  await patch('/negocio', { nombre: 'Aurora Centro' });
  await patch('/negocio', { nombre: 'Salón Aurora' });
  for (const path of ['/servicios', '/profesionales']) {
    const catalogue = openCatalogue(api, path, token);
    const made: Thing[] = [];
    expect(await told(async () => made.push(await catalogue.made({ nombre: 'Nuevo' })))).toEqual(once);
    for (const thing of made) {
      await patch(`${path}/${thing.id}`, { nombre: 'Otro' });
      expect(await told(() => catalogue.remove({ ...thing, version: 2 }))).toEqual(once);
    }
  }
  const { body } = await api.call('GET /actividad', { token });
  expect(JSON.stringify(body)).not.toContain('negocio_changed');
});

describe('changing the negocio', () => {
  const change = (body: object, version: string, rol: Rol = 'admin') =>
    api.call('PATCH /negocio', { token: aurora.token(rol), body, headers: { 'If-Match': version } });
  const etag = async () =>
    (await api.call('GET /negocio', { token: aurora.token('admin') })).headers.get('ETag') ?? '';

  test('touches what is named, and replaces the hours as a whole', async () => {
    const before = negocioSchema.parse(
      (await api.call('GET /negocio', { token: aurora.token('admin') })).body,
    );
    const horario = {
      '1': [
        { desde: '09:00', hasta: '14:00' },
        { desde: '14:00', hasta: '24:00' },
      ],
    };
    const { status, headers, body } = await change(
      { horario: { ...horario, '2': [] }, palabra: 'turno', locale: 'es-AR' },
      await etag(),
    );
    const version = before.version + 1;
    expect([status, headers.get('ETag'), body]).toEqual([
      200,
      `"${version}"`,
      { ...before, horario, palabra: 'turno', locale: 'es-AR', version },
    ]);
    await change({ horario: before.horario, palabra: 'cita', locale: before.locale }, await etag());
  });

  test('keeps its own message to clients, and null goes back to the usual one', async () => {
    const mensaje = '{cliente}, ¡te esperamos el {fecha} a las {hora}!';
    expect((await change({ mensaje }, await etag())).body).toMatchObject({ mensaje });
    expect((await change({ mensaje: null }, await etag())).body).toMatchObject({ mensaje: null });
  });

  test.each(['Europe/Madrid', 'America/Argentina/Buenos_Aires', 'UTC', 'America/Mexico_City'])(
    'puts it into the zone %s',
    async (zonaHoraria) => {
      expect(await change({ zonaHoraria }, await etag())).toMatchObject({
        status: 200,
        body: { zonaHoraria },
      });
    },
  );

  test('of an older version is refused with what is there now', async () => {
    const old = await etag();
    await change({ nombre: 'Salón Nuevo' }, old);
    expect(await change({ nombre: 'Salón Viejo' }, old)).toMatchObject({
      status: 412,
      body: { actual: { nombre: 'Salón Nuevo' } },
    });
  });

  test('is for an admin', async () => {
    expect((await change({ nombre: 'Mío' }, '*', 'recepcion')).status).toBe(403);
  });
});

test('only those who work there now are listed, and what is done there now', async () => {
  await api.database.query(
    `INSERT INTO profesionales (negocio_id, nombre, activo) VALUES ('negocio_123', 'Ex', false)`,
  );
  await api.database.query(
    `INSERT INTO servicios (negocio_id, nombre, activo) VALUES ('negocio_123', 'Ex', false)`,
  );
  expect((await list(profesionalSchema, '/profesionales')).map((p) => p.nombre)).toEqual(['Luis', 'Marta']);
  expect(await list(servicioSchema, '/servicios')).toMatchObject([{ nombre: 'Corte', duracionMinutos: 30 }]);
});

test.each([
  ['perez', ['Ana Pérez', 'Ximena Pérez']],
  ['PÉREZ', ['Ana Pérez', 'Ximena Pérez']],
  ['ximena', ['Ximena Pérez']],
  ['5512', ['Ximena Pérez']],
  ['xi@', ['Ximena Pérez']],
  ['%', []],
])('searching clients for %j finds %j', async (q, nombres) => {
  await api.database.query(`DELETE FROM clientes WHERE nombre LIKE 'Ximena%'`);
  await api.database.query(
    `INSERT INTO clientes (negocio_id, nombre, telefono, email) VALUES ('negocio_123', 'Ximena Pérez', '+525512345678', 'xi@a.mx')`,
  );
  const clientes = await list(clienteSchema, `/clientes?q=${encodeURIComponent(q)}`);
  expect(clientes.map((cliente) => cliente.nombre)).toEqual(nombres);
});
