import { problemSchema } from '@citas/protocol';
import { seedNegocio, type NegocioUnderTest } from '../testing/a-negocio.ts';
import { startApi, type ApiUnderTest } from '../testing/api-under-test.ts';

/** What a negocio manages itself, asked for wrongly: nothing is written, and what is wrong is named. */
let api: ApiUnderTest;
let aurora: NegocioUnderTest;
let ajeno: NegocioUnderTest;

beforeAll(async () => {
  api = await startApi();
  aurora = await seedNegocio(api);
  ajeno = await seedNegocio(api, { id: 'ajeno', zonaHoraria: 'Europe/Madrid' });
});
afterAll(() => api.stop());

const NADIE = '019ac000-0000-7000-8000-00000000dead';
const x = (n: number) => 'x'.repeat(n);
type Bad = [title: string, body: object, pointer: string, code: string];

const NOMBRES: Bad[] = [
  ['a blank name', { nombre: '  ' }, '#/nombre', 'demasiado_pequeno'],
  ['a name too long', { nombre: x(121) }, '#/nombre', 'demasiado_grande'],
  ['a number as name', { nombre: 7 }, '#/nombre', 'tipo'],
  ['null as name', { nombre: null }, '#/nombre', 'tipo'],
  ['a NUL in the name', { nombre: 'a\0' }, '#/nombre', 'caracter'],
  ['an unknown field', { sobra: 1 }, '#/sobra', 'desconocido'],
  ['an id', { id: NADIE }, '#/id', 'desconocido'],
  ['a version', { version: 9 }, '#/version', 'desconocido'],
  ['another negocio', { negocioId: 'ajeno' }, '#/negocioId', 'desconocido'],
];
const tramo = (desde: unknown, hasta: unknown) => ({ horario: { '1': [{ desde, hasta }] } });
const HORARIOS: Bad[] = [
  ['a list as hours', { horario: [] }, '#/horario', 'tipo'],
  ['a day that is none', { horario: { '8': [] } }, '#/horario/8', 'desconocido'],
  ['a day by its name', { horario: { lunes: [] } }, '#/horario/lunes', 'desconocido'],
  ['a day that is no list', { horario: { '1': '09:00-14:00' } }, '#/horario/1', 'tipo'],
  ['hours without an end', tramo('09:00', undefined), '#/horario/1/0/hasta', 'requerido'],
  ['hours that end before they begin', tramo('14:00', '09:00'), '#/horario/1/0/hasta', 'tramo_al_reves'],
  ['hours that end as they begin', tramo('09:00', '09:00'), '#/horario/1/0/hasta', 'tramo_al_reves'],
  ['hours from 24:00 on', tramo('24:00', '24:00'), '#/horario/1/0/desde', 'formato'],
  ['hours until 24:30', tramo('09:00', '24:30'), '#/horario/1/0/hasta', 'formato'],
  ['an hour that is a number', tramo(9, '14:00'), '#/horario/1/0/desde', 'tipo'],
  [
    'hours that say more',
    { horario: { '1': [{ desde: '09:00', hasta: '14:00', sala: 1 }] } },
    '#/horario/1/0/sala',
    'desconocido',
  ],
  [
    'hours that overlap',
    {
      horario: {
        '1': [
          { desde: '09:00', hasta: '14:00' },
          { desde: '13:59', hasta: '18:00' },
        ],
      },
    },
    '#/horario/1/1/desde',
    'tramos_en_orden',
  ],
  [
    'too many stretches',
    { horario: { '1': Array(13).fill({ desde: '09:00', hasta: '10:00' }) } },
    '#/horario/1',
    'demasiado_grande',
  ],
];
const COLORES: Bad[] = [
  ['a colour by its name', { color: 'rojo' }, '#/color', 'formato'],
  ['a short colour', { color: '#fff' }, '#/color', 'formato'],
  ['a style as colour', { color: '#ffffff;x:y' }, '#/color', 'formato'],
  ['a text for active', { activo: 'no' }, '#/activo', 'tipo'],
];
const CONTACTOS: Bad[] = [
  ['half a local phone', { telefono: '600111' }, '#/telefono', 'formato'],
  ['a phone with words', { telefono: '+34 600 111 222 mañanas' }, '#/telefono', 'formato'],
  ['half a phone', { telefono: '+34 600' }, '#/telefono', 'formato'],
  ['an e-mail that is none', { email: 'a@' }, '#/email', 'formato'],
  ['an e-mail too long', { email: `${x(250)}@a.mx` }, '#/email', 'demasiado_grande'],
  ['notes too long', { notas: x(2001) }, '#/notas', 'demasiado_grande'],
  ['visits', { visitas: 99 }, '#/visitas', 'desconocido'],
];
const SERVICIOS: Bad[] = [
  ['a duration of 4 minutes', { duracionMinutos: 4 }, '#/duracionMinutos', 'demasiado_pequeno'],
  ['a duration over half a day', { duracionMinutos: 721 }, '#/duracionMinutos', 'demasiado_grande'],
  ['a duration that is a text', { duracionMinutos: '30' }, '#/duracionMinutos', 'tipo'],
  ['half a minute', { duracionMinutos: 30.5 }, '#/duracionMinutos', 'tipo'],
  ['a margin below zero', { margenMinutos: -1 }, '#/margenMinutos', 'demasiado_pequeno'],
  ['a margin over two hours', { margenMinutos: 121 }, '#/margenMinutos', 'demasiado_grande'],
  ['a price below zero', { precio: -0.01 }, '#/precio', 'demasiado_pequeno'],
  ['a third of a cent', { precio: 9.999 }, '#/precio', 'decimales'],
  ['a price beyond all', { precio: 1e300 }, '#/precio', 'demasiado_grande'],
  ['a price that is a text', { precio: '10' }, '#/precio', 'tipo'],
];
const USUARIOS: Bad[] = [
  ['an e-mail that is none', { email: 'eva' }, '#/email', 'formato'],
  ['a screen', { rol: 'pantalla' }, '#/rol', 'valor'],
  ['an unknown rol', { rol: 'jefa' }, '#/rol', 'valor'],
  ['a password of nine', { password: x(9) }, '#/password', 'demasiado_pequeno'],
  ['a password without end', { password: x(201) }, '#/password', 'demasiado_grande'],
  ['a hash as password', { passwordHash: 'x' }, '#/passwordHash', 'desconocido'],
  ['an agenda that is no id', { profesionalId: 'luis' }, '#/profesionalId', 'formato'],
  ['an agenda of nobody', { rol: 'profesional', profesionalId: NADIE }, '#/profesionalId', 'no_existe'],
  [
    'an agenda of another rol',
    { rol: 'recepcion', profesionalId: NADIE },
    '#/profesionalId',
    'solo_profesional',
  ],
];
const BLOQUEOS: Bad[] = [
  ['a day that is none', { desde: '2026-02-30' }, '#/desde', 'formato'],
  ['another millennium', { desde: '1026-01-01', hasta: '1026-01-01' }, '#/desde', 'fuera_de_rango'],
  ['an end before the beginning', { desde: '2026-12-02', hasta: '2026-12-01' }, '#/hasta', 'orden'],
  ['more than a year', { desde: '2026-12-01', hasta: '2027-12-03' }, '#/hasta', 'demasiado_largo'],
  ['hours back to front', { horaInicio: '12:00', horaFin: '11:00' }, '#/horaFin', 'orden'],
  ['no time at all', { horaInicio: '12:00', horaFin: '12:00' }, '#/horaFin', 'orden'],
  ['seconds', { horaInicio: '12:00:30' }, '#/horaInicio', 'formato'],
  ['a beginning at 24:00', { horaInicio: '24:00' }, '#/horaInicio', 'formato'],
  ['a reason too long', { motivo: x(201) }, '#/motivo', 'demasiado_grande'],
  ['a professional of nobody', { profesionalId: NADIE }, '#/profesionalId', 'no_existe'],
  ['an unknown field', { repetir: 'semanal' }, '#/repetir', 'desconocido'],
];
const NEGOCIO: Bad[] = [
  ['a zone on Mars', { zonaHoraria: 'Mars/Olympus' }, '#/zonaHoraria', 'zona_horaria'],
  ['an offset as zone', { zonaHoraria: '-06:00' }, '#/zonaHoraria', 'zona_horaria'],
  ['a zone in another spelling', { zonaHoraria: 'america/mexico_city' }, '#/zonaHoraria', 'zona_horaria'],
  ['an injection as zone', { zonaHoraria: "UTC'; DROP TABLE citas" }, '#/zonaHoraria', 'zona_horaria'],
  ['no zone', { zonaHoraria: null }, '#/zonaHoraria', 'tipo'],
  ['a language that the system does not speak', { locale: 'fr-FR' }, '#/locale', 'formato'],
  ['a locale in another spelling', { locale: 'es_mx' }, '#/locale', 'formato'],
  ['an unknown marker', { mensaje: 'Hola, {nombre}' }, '#/mensaje', 'marcador_desconocido'],
  ['a message too long', { mensaje: x(1001) }, '#/mensaje', 'demasiado_grande'],
  ['another word', { palabra: 'rendez-vous' }, '#/palabra', 'valor'],
];

/** A body that is good but for what the row changes, and what is there to be changed. */
const KINDS: [path: string, good: object, id: () => string, bad: Bad[]][] = [
  ['/servicios', { nombre: 'Peinado' }, () => aurora.corte, [...NOMBRES, ...COLORES, ...SERVICIOS]],
  ['/profesionales', { nombre: 'Eva' }, () => aurora.luis, [...NOMBRES, ...COLORES, ...HORARIOS]],
  ['/clientes', { nombre: 'Eva' }, () => aurora.ana, [...NOMBRES, ...CONTACTOS]],
  [
    '/usuarios',
    { nombre: 'Eva', email: 'eva@a.mx', rol: 'recepcion', password: x(10) },
    () => aurora.usuario('recepcion'),
    [...NOMBRES, ...USUARIOS],
  ],
];

/** Every row that the negocio has, as text. */
async function contents(): Promise<string> {
  const tables = ['servicios', 'profesionales', 'clientes', 'usuarios', 'bloqueos', 'negocios'];
  const rows = tables.map((table) => api.database.query(`SELECT * FROM ${table} ORDER BY id`));
  return JSON.stringify(await Promise.all(rows));
}

async function expectRefused(route: string, body: object, [pointer, code]: readonly string[]): Promise<void> {
  const before = await contents();
  const answer = await api.call(route, {
    token: aurora.token('admin'),
    headers: { 'If-Match': '*' },
    body,
  });
  const problem = problemSchema.parse(answer.body);
  expect([answer.status, problem.errors]).toEqual([
    422,
    expect.arrayContaining([expect.objectContaining({ pointer, code })]),
  ]);
  expect(problem.errors?.map(({ detail }) => detail)).not.toContain('El valor no es válido');
  expect(await contents()).toBe(before);
}

describe.each(KINDS)('%s', (path, good, id, bad) => {
  test.each(bad)('%s', async (_, change, ...fault) => {
    await expectRefused(`POST ${path}`, { ...good, ...change }, fault);
    await expectRefused(`PATCH ${path}/${id()}`, change, fault);
  });

  test('no body, no JSON and another media type', async () => {
    const token = aurora.token('admin');
    const status = async (body?: string, type = 'application/json') =>
      (await api.call(`POST ${path}`, { token, body, headers: { 'Content-Type': type } })).status;
    expect([await status(), await status('{"nombre":'), await status('{}', 'text/plain')]).toEqual([
      422, 400, 415,
    ]);
  });

  test.each(['PATCH', 'DELETE'])(
    '%s of what is not there, of another negocio, and without a version',
    async (method) => {
      const body = method === 'PATCH' ? {} : undefined;
      const ask = async (which: string, headers: Record<string, string> = { 'If-Match': '*' }) =>
        (await api.call(`${method} ${path}/${which}`, { token: aurora.token('admin'), body, headers }))
          .status;
      const suyo = { '/servicios': ajeno.corte, '/profesionales': ajeno.luis, '/clientes': ajeno.ana }[path];
      const before = await contents();
      expect([
        await ask(NADIE),
        await ask('1'),
        await ask(suyo ?? ajeno.usuario('recepcion')),
        await ask(id(), {}),
        await ask(id(), { 'If-Match': '"99"' }),
        await ask(id(), { 'If-Match': 'W/"1"' }),
      ]).toEqual([404, 404, 404, 428, 412, 412]);
      expect(await contents()).toBe(before);
    },
  );
});

describe('/bloqueos', () => {
  test.each(BLOQUEOS)('%s', async (_, change, ...fault) => {
    const good = { desde: '2026-12-01', hasta: '2026-12-01', horaInicio: '10:00', horaFin: '11:00' };
    await expectRefused('POST /bloqueos', { ...good, ...change }, fault);
    const { body } = await api.call('POST /bloqueos', { token: aurora.token('admin'), body: good });
    await expectRefused(`PATCH /bloqueos/${(body as { id: string }).id}`, change, fault);
  });

  test('no day', () => expectRefused('POST /bloqueos', {}, ['#/desde', 'requerido']));

  test.each([
    ['a day that is none', 'desde=ayer', '#/desde'],
    ['a professional that is no id', 'profesionalId=luis', '#/profesionalId'],
    ['an unknown parameter', 'dia=2026-12-01', '#/dia'],
  ])('a list of %s', async (_, query, pointer) => {
    const { status, body } = await api.call(`GET /bloqueos?${query}`, { token: aurora.token('admin') });
    expect([status, problemSchema.parse(body).errors?.[0]?.pointer]).toEqual([422, pointer]);
  });
});

describe('/negocio', () => {
  test.each([...NEGOCIO, ...NOMBRES, ...HORARIOS])('%s', (_, change, ...fault) =>
    expectRefused('PATCH /negocio', change, fault),
  );

  test('without a version', async () => {
    expect((await api.call('PATCH /negocio', { token: aurora.token('admin'), body: {} })).status).toBe(428);
  });
});

describe('/sesion/password', () => {
  test.each<Bad>([
    ['nothing', {}, '#/actual', 'requerido'],
    ['no new one', { actual: 'x' }, '#/nueva', 'requerido'],
    ['a new one of nine', { actual: 'x', nueva: x(9) }, '#/nueva', 'demasiado_pequeno'],
    ['a number', { actual: 1, nueva: x(10) }, '#/actual', 'tipo'],
    ['whose', { actual: 'x', nueva: x(10), usuarioId: NADIE }, '#/usuarioId', 'desconocido'],
  ])('%s', (_, body, ...fault) => expectRefused('PUT /sesion/password', body, fault));
});

test.each(['servicios', 'profesionales'])('lists of %s know one parameter', async (path) => {
  const ask = async (query: string) =>
    (await api.call(`GET /${path}?${query}`, { token: aurora.token('admin') })).status;
  expect([await ask('inactivos=quizas'), await ask('activos=true')]).toEqual([422, 422]);
});
