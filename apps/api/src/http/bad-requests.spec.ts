import { PROBLEMS, problemSchema } from '@citas/protocol';
import { seedNegocio, type NegocioUnderTest } from '../testing/a-negocio.ts';
import { startApi, type ApiUnderTest } from '../testing/api-under-test.ts';
import type { Call } from '../testing/caller.ts';

let api: ApiUnderTest;
let aurora: NegocioUnderTest;
let madrid: NegocioUnderTest;

beforeAll(async () => {
  api = await startApi();
  aurora = await seedNegocio(api);
  madrid = await seedNegocio(api, { id: 'madrid', zonaHoraria: 'Europe/Madrid' });
});
afterAll(() => api.stop());

const NADIE = '019ac000-0000-7000-8000-00000000dead';
const good = { cliente: 'Ana', servicio: 'Corte', fecha: '2026-11-25', horaInicio: '10:00' };
const cita = (change: object): Call => ({ body: { ...good, ...change } });
const json = (body: string): Call => ({ body });
const deep = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);
const type = (contentType: string, body = '{}'): Call => ({ body, headers: { 'Content-Type': contentType } });

const BAD: [title: string, route: string, call: Call, status: number, pointer?: string][] = [
  ['no body', 'POST /citas', {}, 422, '#'],
  ['a list as body', 'POST /citas', json('[]'), 422, '#'],
  ['a text as body', 'POST /citas', json('"hola"'), 400],
  ['broken JSON', 'POST /citas', json('{"cliente":'), 400],
  ['JSON with a comma too many', 'POST /citas', json('{"cliente":"Ana",}'), 400],
  ['XML', 'POST /citas', type('application/xml', '<a/>'), 415],
  ['a form', 'POST /citas', type('application/x-www-form-urlencoded', 'a=b'), 415],
  ['plain text', 'POST /citas', type('text/plain', '{}'), 415],
  ['an unknown charset', 'POST /citas', type('application/json; charset=klingon'), 415],
  ['an unknown encoding', 'POST /citas', { body: '{}', headers: { 'Content-Encoding': 'zstd9' } }, 415],
  ['a body that is no gzip', 'POST /citas', { body: '{}', headers: { 'Content-Encoding': 'gzip' } }, 400],
  ['a huge body', 'POST /citas', cita({ notas: 'x'.repeat(101 * 1024) }), 413],
  ['nothing in it', 'POST /citas', { body: {} }, 422, '#/fecha'],
  ['no client', 'POST /citas', cita({ cliente: undefined }), 422, '#/cliente'],
  ['client twice over', 'POST /citas', cita({ clienteId: NADIE }), 422, '#/cliente'],
  ['a number as client', 'POST /citas', cita({ cliente: 7 }), 422, '#/cliente'],
  ['blanks as client', 'POST /citas', cita({ cliente: '   ' }), 422, '#/cliente'],
  ['a client too long', 'POST /citas', cita({ cliente: 'x'.repeat(121) }), 422, '#/cliente'],
  ['null as client', 'POST /citas', cita({ cliente: null }), 422, '#/cliente'],
  ['a client without a name', 'POST /citas', cita({ cliente: {} }), 422, '#/cliente/nombre'],
  [
    'a client with an unknown field',
    'POST /citas',
    cita({ cliente: { nombre: 'A', edad: 3 } }),
    422,
    '#/cliente/edad',
  ],
  [
    'half a local phone',
    'POST /citas',
    cita({ cliente: { nombre: 'A', telefono: '600111' } }),
    422,
    '#/cliente/telefono',
  ],
  [
    'an e-mail that is none',
    'POST /citas',
    cita({ cliente: { nombre: 'A', email: 'a@' } }),
    422,
    '#/cliente/email',
  ],
  [
    'a client id that is none',
    'POST /citas',
    cita({ cliente: undefined, clienteId: '1' }),
    422,
    '#/clienteId',
  ],
  [
    'a client nobody knows',
    'POST /citas',
    cita({ cliente: undefined, clienteId: NADIE }),
    422,
    '#/clienteId',
  ],
  ['no service', 'POST /citas', cita({ servicio: undefined }), 422, '#/servicio'],
  [
    'an unknown service id',
    'POST /citas',
    cita({ servicio: undefined, servicioId: NADIE }),
    422,
    '#/servicioId',
  ],
  ['an unknown professional', 'POST /citas', cita({ profesionalId: NADIE }), 422, '#/profesionalId'],
  [
    'a professional that is no id',
    'POST /citas',
    cita({ profesionalId: "'; DROP TABLE citas" }),
    422,
    '#/profesionalId',
  ],
  ['no day', 'POST /citas', cita({ fecha: undefined }), 422, '#/fecha'],
  ['a day that does not exist', 'POST /citas', cita({ fecha: '2026-02-30' }), 422, '#/fecha'],
  ['29 February of a common year', 'POST /citas', cita({ fecha: '2027-02-29' }), 422, '#/fecha'],
  ['the year zero', 'POST /citas', cita({ fecha: '0000-01-01' }), 422, '#/fecha'],
  ['a year of another millennium', 'POST /citas', cita({ fecha: '9999-12-31' }), 422, '#/fecha'],
  ['a day in another order', 'POST /citas', cita({ fecha: '25/11/2026' }), 422, '#/fecha'],
  ['a timestamp as day', 'POST /citas', cita({ fecha: 1795545403 }), 422, '#/fecha'],
  ['25 o’clock', 'POST /citas', cita({ horaInicio: '25:00' }), 422, '#/horaInicio'],
  ['minute 60', 'POST /citas', cita({ horaInicio: '10:60' }), 422, '#/horaInicio'],
  ['24:00 as a start', 'POST /citas', cita({ horaInicio: '24:00' }), 422, '#/horaInicio'],
  ['seconds', 'POST /citas', cita({ horaInicio: '10:00:30' }), 422, '#/horaInicio'],
  ['an hour of one digit', 'POST /citas', cita({ horaInicio: '9:00' }), 422, '#/horaInicio'],
  ['an end before the start', 'POST /citas', cita({ horaFin: '09:00' }), 422, '#/horaFin'],
  ['an end at the start', 'POST /citas', cita({ horaFin: '10:00' }), 422, '#/horaFin'],
  ['a duration past midnight', 'POST /citas', cita({ horaInicio: '23:45' }), 422, '#/horaInicio'],
  ['an estado it cannot begin in', 'POST /citas', cita({ estado: 'completada' }), 422, '#/estado'],
  ['notes too long', 'POST /citas', cita({ notas: 'x'.repeat(2001) }), 422, '#/notas'],
  ['a NUL in the notes', 'POST /citas', cita({ notas: 'a\0b' }), 422, '#/notas'],
  [
    'half a surrogate pair',
    'POST /citas',
    json('{"cliente":"\\ud800","servicio":"a","fecha":"2026-11-25","horaInicio":"10:00"}'),
    422,
    '#/cliente',
  ],
  ['a negocio of one’s choice', 'POST /citas', cita({ negocioId: 'madrid' }), 422, '#/negocioId'],
  ['a field of half a surrogate pair', 'POST /citas', json(String.raw`{"\ud800":1}`), 422, '#/%EF%BF%BD'],
  ['lists without end', 'POST /citas', json(deep(40_000)), 422, '#'],
  ['lists without end as client', 'POST /citas', json(`{"cliente":${deep(40_000)}}`), 422, '#/cliente'],
  ['lists without end in an unknown field', 'POST /citas', json(`{"x":${deep(40_000)}}`), 422, '#/x'],
  ['an id of one’s choice', 'POST /citas', cita({ id: NADIE }), 422, '#/id'],
  ['a version', 'POST /citas', cita({ version: 9 }), 422, '#/version'],
  ['a truth that is a text', 'POST /citas', cita({ solapeAutorizado: 'true' }), 422, '#/solapeAutorizado'],
  [
    'an empty idempotency key',
    'POST /citas',
    { ...cita({}), headers: { 'Idempotency-Key': 'a b' } },
    422,
    '#/Idempotency-Key',
  ],
  ['an unknown parameter', 'GET /citas?pagina=2', {}, 422, '#/pagina'],
  ['a limit of zero', 'GET /citas?limit=0', {}, 422, '#/limit'],
  ['a limit above 200', 'GET /citas?limit=201', {}, 422, '#/limit'],
  ['a limit that is no number', 'GET /citas?limit=muchas', {}, 422, '#/limit'],
  ['a fraction as limit', 'GET /citas?limit=1.5', {}, 422, '#/limit'],
  ['an unknown estado', 'GET /citas?estado=quizas', {}, 422, '#/estado'],
  ['two days where one is asked', 'GET /citas?desde=2026-01-01&desde=2026-01-02', {}, 422, '#/desde'],
  ['a cursor that is none', 'GET /citas?cursor=hola', {}, 422, '#/cursor'],
  [
    'a cursor of another shape',
    `GET /citas?cursor=${Buffer.from('["a",1]').toString('base64url')}`,
    {},
    422,
    '#/cursor',
  ],
  ['a NUL in the search', 'GET /citas?q=%00', {}, 422, '#/q'],
  ['a search too long', `GET /citas?q=${'x'.repeat(121)}`, {}, 422, '#/q'],
  ['a cita that is no UUID', 'GET /citas/1', {}, 404],
  ['a cita nobody made', `GET /citas/${NADIE}`, {}, 404],
  ['an injection as id', `GET /citas/${encodeURIComponent("1' OR '1'='1")}`, {}, 404],
  ['a path that is no UTF-8', 'GET /citas/%E0%A4%A', {}, 400],
  ['a route that is none', 'GET /nada', {}, 404],
  ['a method that is none', `PUT /citas/${NADIE}`, {}, 404],
  ['a change without a version', `PATCH /citas/${NADIE}`, { body: {} }, 428],
  ['a change of nobody’s cita', `PATCH /citas/${NADIE}`, { body: {}, headers: { 'If-Match': '"1"' } }, 404],
  [
    'a change of the estado by PATCH',
    `PATCH /citas/${NADIE}`,
    { body: { estado: 'cancelada' } },
    422,
    '#/estado',
  ],
  ['a deletion without a version', `DELETE /citas/${NADIE}`, {}, 428],
  ['an estado that is none', `POST /citas/${NADIE}/estado`, { body: { a: 'feliz' } }, 422, '#/a'],
  ['no estado', `POST /citas/${NADIE}/estado`, { body: {} }, 422, '#/a'],
  [
    'a cancellation without a reason',
    `POST /citas/${NADIE}/estado`,
    { body: { a: 'cancelada' } },
    422,
    '#/motivo',
  ],
  [
    'blanks as a reason',
    `POST /citas/${NADIE}/estado`,
    { body: { a: 'cancelada', motivo: '  ' } },
    422,
    '#/motivo',
  ],
  ['no day of free slots', 'GET /disponibilidad?duracionMinutos=30', {}, 422, '#/fecha'],
  ['no duration of free slots', 'GET /disponibilidad?fecha=2026-11-25', {}, 422, '#/servicioId'],
  [
    'a duration too short',
    'GET /disponibilidad?fecha=2026-11-25&duracionMinutos=1',
    {},
    422,
    '#/duracionMinutos',
  ],
  [
    'free slots of an unknown service',
    `GET /disponibilidad?fecha=2026-11-25&servicioId=${NADIE}`,
    {},
    422,
    '#/servicioId',
  ],
  ['free slots in the year zero', 'GET /disponibilidad?fecha=0000-01-01&duracionMinutos=30', {}, 422],
  ['too many lines of activity', 'GET /actividad?limit=101', {}, 422, '#/limit'],
  ['too many notifications', 'GET /notificaciones?limit=101', {}, 422, '#/limit'],
  ['notifications before the first', 'GET /notificaciones?antesDe=0', {}, 422, '#/antesDe'],
  ['notifications before no number', 'GET /notificaciones?antesDe=ayer', {}, 422, '#/antesDe'],
  ['notifications before infinity', 'GET /notificaciones?antesDe=1e400', {}, 422, '#/antesDe'],
  ['an unknown parameter of notifications', 'GET /notificaciones?desde=1', {}, 422, '#/desde'],
  ['nothing read', 'POST /notificaciones/leidas', { body: {} }, 422, '#/hasta'],
  ['less than nothing read', 'POST /notificaciones/leidas', { body: { hasta: -1 } }, 422, '#/hasta'],
  ['half a notification read', 'POST /notificaciones/leidas', { body: { hasta: 1.5 } }, 422, '#/hasta'],
  ['a text as what was read', 'POST /notificaciones/leidas', { body: { hasta: '1' } }, 422, '#/hasta'],
  ['beyond all numbers read', 'POST /notificaciones/leidas', { body: { hasta: 1e300 } }, 422, '#/hasta'],
  ['too many clients', 'GET /clientes?limit=51', {}, 422, '#/limit'],
  ['an unknown parameter of clients', 'GET /clientes?nombre=a', {}, 422, '#/nombre'],
  ['a log-in without an e-mail', 'POST /sesion', { body: { password: 'x' } }, 422, '#/email'],
  [
    'a log-in with an object as password',
    'POST /sesion',
    { body: { email: 'a@b.es', password: {} } },
    422,
    '#/password',
  ],
  [
    'a log-in that says more',
    'POST /sesion',
    { body: { email: 'a@b.es', password: 'x', rol: 'admin' } },
    422,
    '#/rol',
  ],
  ['a problem that is none', 'GET /problemas/nada', {}, 404],
];

test.each(BAD)('%s', async (_, route, call, status, pointer = '') => {
  const before = await contents();
  const answer = await api.call(route, { token: aurora.token('admin'), ...call });
  const problem = problemSchema.parse(answer.body);
  expect([answer.status, problem.status, problem]).toEqual([status, status, problem]);
  expect(answer.headers.get('Content-Type')).toBe('application/problem+json; charset=utf-8');
  expect(Object.keys(PROBLEMS)).toContain(problem.type.replace('/problemas/', ''));
  expect(problem.traceId).toMatch(/^[0-9a-f-]{36}$/);
  if (pointer) expect(problem.errors?.map((error) => error.pointer)).toContain(pointer);
  expect(await contents()).toEqual(before);
});

test.each(['02:30', '02:00'])(
  '%s is no time on the day when Madrid puts its clocks forward',
  async (horaInicio) => {
    const { body } = await api.call('POST /citas', {
      token: madrid.token('admin'),
      body: { ...good, fecha: '2026-03-29', horaInicio },
    });
    expect(body).toMatchObject({
      type: '/problemas/hora-inexistente',
      errors: [{ pointer: '#/horaInicio' }],
    });
  },
);

test('the faults of a request are all told at once, in the language asked for', async () => {
  const call = (language: string) =>
    api.call('POST /citas', {
      token: aurora.token('admin'),
      body: { ...good, fecha: 'hoy', horaInicio: 9, sobra: 1 },
      headers: { 'Accept-Language': language },
    });
  const texts = async (language: string) =>
    problemSchema.parse((await call(language)).body).errors?.map((e) => e.detail);
  expect(await texts('es-MX')).toEqual([
    'Debe ser una fecha como 2026-11-25',
    'Debe ser un texto',
    'Este campo no existe',
  ]);
  expect(await texts('en')).toEqual([
    'Must be a date such as 2026-11-25',
    'Must be a text',
    'There is no such field',
  ]);
});

test('what a problem’s type names can be read', async () => {
  const { status, body } = await api.call('GET /problemas/cita-solapada');
  expect([status, body]).toEqual([
    200,
    expect.objectContaining({ status: 409, title: 'Esa hora ya está ocupada' }),
  ]);
});

function contents() {
  return api.database.query(
    'SELECT (SELECT count(*) FROM citas) citas, (SELECT count(*) FROM clientes) clientes, (SELECT count(*) FROM servicios) servicios',
  );
}
