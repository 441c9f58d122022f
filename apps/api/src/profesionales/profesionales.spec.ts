import { systemClock } from '@citas/clock';
import { HintListener } from '@citas/event-log';
import { openDesk, type Desk } from '../testing/a-desk.ts';
import { openCatalogue, type Catalogue } from '../testing/a-catalogue.ts';
import { seedNegocio, type NegocioUnderTest } from '../testing/a-negocio.ts';
import { startApi, type ApiUnderTest } from '../testing/api-under-test.ts';
import { untilHeld } from '../testing/until-held.ts';

let api: ApiUnderTest;
let aurora: NegocioUnderTest;
let profesionales: Catalogue;
let desk: Desk;

beforeAll(async () => {
  api = await startApi();
  aurora = await seedNegocio(api);
  profesionales = openCatalogue(api, '/profesionales', aurora.token('admin'));
  desk = openDesk(api, aurora);
});
afterAll(() => api.stop());

const manana = { '1': [{ desde: '09:00', hasta: '13:00' }], '7': [] };

test('hours of their own are kept without the days that have none; null takes them back', async () => {
  const sara = await profesionales.made({ nombre: 'Sara', horario: manana });
  expect(sara).toMatchObject({ horario: { '1': manana['1'] }, activo: true });
  expect((await profesionales.read(sara.id)).body).toEqual(sara);
  const always = await profesionales.changed(sara, { horario: null });
  expect(always).toEqual({ ...sara, horario: null, version: 2 });
  expect(await profesionales.changed(always, { horario: null })).toEqual(always);
});

test('one who is switched off is given no new citas, keeps the old ones and is listed only when asked for', async () => {
  const eva = await profesionales.made({ nombre: 'Eva' });
  const cita = await desk.made({ profesionalId: eva.id });
  await profesionales.changed(eva, { activo: false });
  expect(await desk.post({ profesionalId: eva.id, horaInicio: '12:00' })).toMatchObject({
    status: 422,
    body: { errors: [{ pointer: '#/profesionalId', code: 'no_existe' }] },
  });
  expect(await desk.change(cita, { notas: 'sigue con Eva' })).toMatchObject({
    status: 200,
    body: { profesional: 'Eva', profesionalId: eva.id },
  });
  expect(await profesionales.names()).not.toContain('Eva');
  expect(await profesionales.names('?inactivos=true')).toContain('Eva');
});

test('one who is deleted leaves their name on their citas, and takes their blocks along', async () => {
  const ivan = await profesionales.made({ nombre: 'Iván' });
  const cita = await desk.made({ profesionalId: ivan.id });
  await openCatalogue(api, '/bloqueos', aurora.token('admin')).made({
    profesionalId: ivan.id,
    desde: '2026-12-01',
  });
  expect((await profesionales.remove(ivan)).status).toBe(204);
  const token = aurora.token('admin');
  expect(await api.call(`GET /citas/${cita.id}`, { token })).toMatchObject({
    body: { profesional: 'Iván', profesionalId: null },
  });
  expect(await api.call('GET /bloqueos', { token })).toMatchObject({ body: { datos: [] } });
});

test('one who is changed keeps nobody waiting who books them, and waits for those who do', async () => {
  const nora = await profesionales.made({ nombre: 'Nora' });
  const { change } = await api.database.transaction(async (tx) => {
    const book = (profesionalId: string, hora: string) =>
      tx.query(
        `INSERT INTO citas (negocio_id, cliente, servicio, profesional_id, fecha, hora_inicio, hora_fin)
         VALUES ($1, 'Ana', 'Corte', $2, '2026-12-04', $3, $3::time + interval '30 minutes')`,
        [aurora.id, profesionalId, hora],
      );
    await book(aurora.luis, '10:00');
    const change = profesionales.change(nora, { color: '#123456' });
    await untilHeld(api.database, change);
    // As a booking locks them; where it would have to wait it stands in the way of who waits for it.
    await tx.query('SELECT FROM profesionales WHERE id = $1 FOR KEY SHARE NOWAIT', [nora.id]);
    await book(nora.id, '11:00');
    return { change };
  });
  expect((await change).status).toBe(200);
});

test('the hub is woken for one who is called otherwise, whose name the charts show', async () => {
  const teo = await profesionales.made({ nombre: 'Teo' });
  const listening = Promise.withResolvers<void>();
  const heard = Promise.withResolvers<string>();
  const listener = new HintListener({
    url: api.database.url,
    database: api.database,
    clock: systemClock,
    logger: { info: () => undefined, warn: (message) => heard.reject(new Error(message)) },
    onHint: heard.resolve,
    onReturn: listening.resolve,
  });
  await listener.start();
  await listening.promise;
  await profesionales.changed(teo, { nombre: 'Teodora' });
  expect(await heard.promise).toBe(aurora.id);
  await listener.stop();
});

test('a cita that is taken from its professional has no name left', async () => {
  const cita = await desk.made({ horaInicio: '17:00' });
  expect(await desk.change(cita, { profesionalId: null })).toMatchObject({ body: { profesional: null } });
});

test('a change of an older version is refused with what is there now', async () => {
  const leo = await profesionales.made({ nombre: 'Leo' });
  const now = await profesionales.changed(leo, { color: '#123456' });
  expect(await profesionales.change(leo, { nombre: 'León' })).toMatchObject({
    status: 412,
    body: { actual: now },
  });
  expect((await profesionales.remove(leo)).status).toBe(412);
});
