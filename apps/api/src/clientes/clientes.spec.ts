import { openDesk, type Desk } from '../testing/a-desk.ts';
import { openCatalogue, type Catalogue } from '../testing/a-catalogue.ts';
import { seedNegocio, type NegocioUnderTest } from '../testing/a-negocio.ts';
import { startApi, type ApiUnderTest } from '../testing/api-under-test.ts';

let api: ApiUnderTest;
let aurora: NegocioUnderTest;
let clientes: Catalogue;
let desk: Desk;

beforeAll(async () => {
  api = await startApi();
  aurora = await seedNegocio(api);
  clientes = openCatalogue(api, '/clientes', aurora.token('recepcion'));
  desk = openDesk(api, aurora);
});
afterAll(() => api.stop());

test('a client who only has a name has nothing else, and may share it', async () => {
  const ana = await clientes.made({ nombre: 'Ana Pérez' });
  expect(ana).toMatchObject({ telefono: null, email: null, notas: null, version: 1 });
  expect(ana.id).not.toBe(aurora.ana);
});

test('a change touches what it names; null takes a value away', async () => {
  const luz = await clientes.made({ nombre: 'Luz', telefono: '+525512345678', email: 'luz@a.mx' });
  const changed = await clientes.changed(luz, { telefono: null, notas: ' alergia al tinte ' });
  expect(changed).toEqual({ ...luz, telefono: null, notas: 'alergia al tinte', version: 2 });
  expect(await clientes.change(luz, { nombre: 'Otra' })).toMatchObject({
    status: 412,
    body: { actual: changed },
  });
});

test('a client is read with what their citas say: none yet', async () => {
  const eva = await clientes.made({ nombre: 'Eva' });
  expect((await clientes.read(eva.id)).body).toEqual({
    ...eva,
    visitas: 0,
    noAsistencias: 0,
    ultimaVisita: null,
    proximaCita: null,
  });
});

// It is Tuesday 24 November, 11:00.
test('visits, absences, the last visit and the next cita are counted as they stand', async () => {
  const { id } = await clientes.made({ nombre: 'Rosa' });
  const cita = (fecha: string, horaInicio: string) =>
    desk.made({ cliente: undefined, clienteId: id, profesionalId: null, fecha, horaInicio });
  for (const fecha of ['2026-11-03', '2026-11-10']) {
    await desk.estado(await cita(fecha, '10:00'), { a: 'completada' });
  }
  await desk.estado(await cita('2026-11-17', '10:00'), { a: 'no_asistio' });
  await desk.estado(await cita('2026-11-25', '09:00'), { a: 'cancelada', motivo: 'viaje' });
  await cita('2026-11-24', '10:59');
  const later = await cita('2026-12-01', '10:00');
  const read = async () => (await clientes.read(id)).body;
  expect(await read()).toMatchObject({
    visitas: 2,
    noAsistencias: 1,
    ultimaVisita: '2026-11-10',
    proximaCita: { id: later.id, fecha: '2026-12-01', horaInicio: '10:00' },
  });
  const sooner = await cita('2026-11-24', '11:00');
  expect(await read()).toMatchObject({ proximaCita: { id: sooner.id, horaInicio: '11:00' } });
});

test('a phone is kept in E.164: dialled as in the negocio’s country, or with the prefix of another', async () => {
  const nora = await clientes.made({ nombre: 'Nora', telefono: '(600) 123-456' });
  expect(nora).toMatchObject({ telefono: '+34600123456' });
  expect(await clientes.changed(nora, { telefono: '+52 55 8765 4321' })).toMatchObject({
    telefono: '+525587654321',
  });
  const cita = await desk.made({
    profesionalId: null,
    cliente: { nombre: 'Olga', telefono: '600 55 12 12' },
  });
  expect((await clientes.read(cita.clienteId ?? '')).body).toMatchObject({ telefono: '+34600551212' });
});

test.each([
  ['su teléfono con espacios', '55 3141 5926'],
  ['su teléfono con prefijo', '+52 55 3141'],
  ['unas cifras seguidas', '5926'],
  ['su nombre sin acento', 'angela'],
  ['su correo', 'ANGI@'],
])('a client is found by %s', async (_por, q) => {
  if ((await clientes.names('?q=angi@a.mx')).length === 0) {
    await clientes.made({ nombre: 'Ángela Buscada', telefono: '+525531415926', email: 'angi@a.mx' });
  }
  expect(await clientes.names(`?q=${encodeURIComponent(q)}`)).toEqual(['Ángela Buscada']);
});

test('the list comes page by page, each client once, with what their citas say', async () => {
  for (const n of [1, 2, 3, 4, 5])
    await clientes.made({ nombre: n > 3 ? `Otra Paginada ${n}` : `Paginada ${n}` });
  const page = async (cursor = '') => {
    const { body, headers } = await api.call(`GET /clientes?q=paginada&limit=2${cursor}`, {
      token: aurora.token('recepcion'),
    });
    const { datos, siguiente } = body as {
      datos: { nombre: string; visitas: number }[];
      siguiente: string | null;
    };
    expect(headers.get('Link')).toBe(
      siguiente && `</api/v1/clientes?q=paginada&limit=2&cursor=${siguiente}>; rel="next"`,
    );
    return { nombres: datos.map(({ nombre, visitas }) => `${nombre}: ${visitas}`), siguiente };
  };
  const first = await page();
  const second = await page(`&cursor=${first.siguiente}`);
  const third = await page(`&cursor=${second.siguiente}`);
  expect([...first.nombres, ...second.nombres, ...third.nombres]).toEqual([
    'Paginada 1: 0',
    'Paginada 2: 0',
    'Paginada 3: 0',
    'Otra Paginada 4: 0',
    'Otra Paginada 5: 0',
  ]);
  expect(third.siguiente).toBeNull();
});

test('pages follow each other past clients whose ids were made by hand', async () => {
  await api.database.query(
    `INSERT INTO clientes (negocio_id, id, nombre)
     SELECT $1, md5('cliente ' || n)::uuid, 'Importada' FROM generate_series(1, 8) n`,
    [aurora.id],
  );
  const seen = new Set<string>();
  let next: string | undefined = '/clientes?q=importada&limit=1';
  while (next) {
    const { body, headers } = await api.call(`GET ${next}`, { token: aurora.token('recepcion') });
    for (const { id } of (body as { datos: { id: string }[] }).datos) seen.add(id);
    next = /^<(.+)>; rel="next"$/.exec(headers.get('Link') ?? '')?.[1];
  }
  expect(seen.size).toBe(8);
});

test('the next page is of the same question, whatever marks are in it', async () => {
  for (const n of [1, 2]) await clientes.made({ nombre: `¿Quién? ¿Y quién más? ${n}` });
  const ask = (route: string) => api.call(`GET ${route}`, { token: aurora.token('recepcion') });
  const first = await ask('/clientes?q=qui%C3%A9n?+¿y+qui%C3%A9n&limit=1');
  const next = /^<(.+)>; rel="next"$/.exec(first.headers.get('Link') ?? '')?.[1] ?? '';
  expect(Object.fromEntries(new URL(next, api.baseUrl).searchParams)).toEqual({
    q: 'quién? ¿y quién',
    limit: '1',
    cursor: expect.any(String),
  });
  expect((await ask(next)).body).toMatchObject({ datos: [{ nombre: '¿Quién? ¿Y quién más? 2' }] });
});

test('one who is deleted leaves their name on their citas', async () => {
  const leo = await clientes.made({ nombre: 'Leo' });
  const cita = await desk.made({ cliente: undefined, clienteId: leo.id });
  expect((await clientes.remove({ ...leo, version: 2 })).status).toBe(412);
  expect((await clientes.remove(leo)).status).toBe(204);
  expect(await api.call(`GET /citas/${cita.id}`, { token: aurora.token('admin') })).toMatchObject({
    body: { cliente: 'Leo', clienteId: null },
  });
  expect((await clientes.read(leo.id)).status).toBe(404);
});

test('to a profesional and to a screen clients are closed', async () => {
  for (const rol of ['profesional', 'pantalla'] as const) {
    expect((await openCatalogue(api, '/clientes', aurora.token(rol)).read(aurora.ana)).status).toBe(403);
  }
});
