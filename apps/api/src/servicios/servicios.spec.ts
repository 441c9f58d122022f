import { openDesk } from '../testing/a-desk.ts';
import { openCatalogue, type Catalogue } from '../testing/a-catalogue.ts';
import { seedNegocio, type NegocioUnderTest } from '../testing/a-negocio.ts';
import { startApi, type ApiUnderTest } from '../testing/api-under-test.ts';

let api: ApiUnderTest;
let aurora: NegocioUnderTest;
let servicios: Catalogue;

beforeAll(async () => {
  api = await startApi();
  aurora = await seedNegocio(api);
  servicios = openCatalogue(api, '/servicios', aurora.token('admin'));
});
afterAll(() => api.stop());

test('a service that only has a name gets half an hour, no margin and no price', async () => {
  expect(await servicios.made({ nombre: ' Peinado ' })).toMatchObject({
    nombre: 'Peinado',
    duracionMinutos: 30,
    margenMinutos: 0,
    color: '#7c6f64',
    precio: null,
    activo: true,
    version: 1,
  });
});

test('a change touches what it names and raises the version; one that changes nothing does not', async () => {
  const color = await servicios.made({ nombre: 'Color', duracionMinutos: 90, precio: 900.5 });
  const dearer = await servicios.changed(color, { precio: 950.25, margenMinutos: 15 });
  expect(dearer).toEqual({ ...color, precio: 950.25, margenMinutos: 15, version: 2 });
  expect(await servicios.changed(dearer, { precio: 950.25 })).toEqual(dearer);
  expect((await servicios.read(color.id)).body).toEqual(dearer);
});

test('a change of an older version is refused with what is there now', async () => {
  const tinte = await servicios.made({ nombre: 'Tinte' });
  const now = await servicios.changed(tinte, { precio: 10 });
  const stale = await servicios.change(tinte, { precio: 20 });
  expect([stale.status, stale.headers.get('ETag'), stale.body]).toEqual([
    412,
    '"2"',
    expect.objectContaining({ type: '/problemas/version-antigua', actual: now }),
  ]);
  expect((await servicios.remove(tinte)).status).toBe(412);
});

test('a name is taken whatever its case and accents, for a new one and for a change', async () => {
  await servicios.made({ nombre: 'Depilación' });
  const otro = await servicios.made({ nombre: 'Masaje' });
  const taken = { status: 409, body: { type: '/problemas/nombre-en-uso' } };
  expect(await servicios.post({ nombre: 'depilacion' })).toMatchObject(taken);
  expect(await servicios.change(otro, { nombre: 'DEPILACIÓN' })).toMatchObject(taken);
  expect(await servicios.changed(otro, { nombre: 'masaje' })).toMatchObject({ nombre: 'masaje' });
});

test('one that is switched off is listed only when asked for', async () => {
  const viejo = await servicios.made({ nombre: 'Permanente' });
  await servicios.changed(viejo, { activo: false });
  expect(await servicios.names()).not.toContain('Permanente');
  expect(await servicios.names('?inactivos=false')).not.toContain('Permanente');
  expect(await servicios.names('?inactivos=true')).toContain('Permanente');
});

test('one that is deleted leaves its name on its citas, and the log says who deleted it', async () => {
  const corta = await servicios.made({ nombre: 'Barba' });
  const cita = await openDesk(api, aurora).made({ servicio: 'Barba' });
  expect((await servicios.remove(corta)).status).toBe(204);
  const token = aurora.token('admin');
  expect(await api.call(`GET /citas/${cita.id}`, { token })).toMatchObject({
    body: { servicio: 'Barba', servicioId: null },
  });
  expect(await api.call('GET /actividad?limit=1', { token })).toMatchObject({
    body: { datos: [{ cita: { id: cita.id }, por: { nombre: 'Usuario admin' } }] },
  });
  expect((await servicios.read(corta.id)).status).toBe(404);
});

test('whoever works there reads services and does not write them', async () => {
  const recepcion = openCatalogue(api, '/servicios', aurora.token('recepcion'));
  expect((await recepcion.read(aurora.corte)).status).toBe(200);
  expect((await recepcion.post({ nombre: 'Otro' })).status).toBe(403);
});
