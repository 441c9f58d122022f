import { clienteSchema, negocioSchema, profesionalSchema, servicioSchema } from '@citas/protocol';
import { z } from 'zod';
import { seedNegocio, type NegocioUnderTest } from '../testing/a-negocio.ts';
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
