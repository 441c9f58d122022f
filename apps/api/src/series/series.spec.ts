import { problemSchema, serieSchema, simulacionDeSerieSchema, type Serie } from '@citas/protocol';
import { openDesk, type Desk } from '../testing/a-desk.ts';
import { seedNegocio, type NegocioUnderTest } from '../testing/a-negocio.ts';
import { startApi, type ApiUnderTest } from '../testing/api-under-test.ts';
import { untilAnswered } from '../testing/until-answered.ts';

let api: ApiUnderTest;
let aurora: NegocioUnderTest;
let desk: Desk;

beforeAll(async () => {
  api = await startApi();
  aurora = await seedNegocio(api);
  desk = openDesk(api, aurora);
});
afterAll(() => api.stop());
beforeEach(async () => {
  for (const table of ['citas', 'bloqueos', 'series']) await api.database.query(`DELETE FROM ${table}`);
});

/** Wednesdays by Luis at ten, four times, unless changed. */
const order = (change: object = {}) => ({
  cliente: 'Ana P.',
  servicioId: aurora.corte,
  profesionalId: aurora.luis,
  horaInicio: '10:00',
  repeticion: { frecuencia: 'semanal', cada: 1, desde: '2026-11-25', fin: { veces: 4 } },
  ...change,
});
const ask = (route: string, body: object, headers: Record<string, string> = {}) =>
  api.call(route, { token: aurora.token('recepcion'), body, headers });
const post = (change: object = {}, headers = {}) => ask('POST /series', order(change), headers);
async function made(change: object = {}): Promise<Serie> {
  const { status, headers, body } = await post(change);
  expect([status, body]).toEqual([201, expect.anything()]);
  const serie = serieSchema.parse(body);
  expect(headers.get('Location')).toBe(`/api/v1/series/${serie.id}`);
  return serie;
}
async function simulated(change: object = {}) {
  const { status, body } = await ask('POST /series/simular', order(change));
  expect([status, body]).toEqual([200, expect.anything()]);
  return simulacionDeSerieSchema.parse(body).citas;
}
const count = async () => (await api.database.query('SELECT FROM citas')).length;
const fechas = ({ citas }: Serie) => citas.map(({ fecha }) => fecha);
const SEMANAS = ['2026-11-25', '2026-12-02', '2026-12-09', '2026-12-16'];

describe('a serie', () => {
  test('has a cita on every day of its rule, each of which knows it', async () => {
    const serie = await made({ notas: 'con calma' });
    expect(fechas(serie)).toEqual(SEMANAS);
    for (const cita of serie.citas)
      expect(cita).toMatchObject({
        serieId: serie.id,
        cliente: 'Ana P.',
        profesional: 'Luis',
        horaInicio: '10:00',
        horaFin: '10:30',
        estado: 'pendiente',
        notas: 'con calma',
      });
    const { body } = await api.call(`GET /series/${serie.id}`, { token: aurora.token('recepcion') });
    expect(body).toEqual(serie);
  });

  test('keeps its wall-clock time over the night on which clocks change', async () => {
    await api.database.query(`UPDATE negocios SET zona_horaria = 'Europe/Madrid' WHERE id = $1`, [aurora.id]);
    const repeticion = { frecuencia: 'semanal', cada: 1, desde: '2027-03-24', fin: { veces: 2 } };
    const { citas } = await made({ repeticion });
    await api.database.query(`UPDATE negocios SET zona_horaria = 'America/Mexico_City' WHERE id = $1`, [
      aurora.id,
    ]);
    expect(citas.map(({ inicio }) => inicio)).toEqual([
      '2027-03-24T10:00:00+01:00',
      '2027-03-31T10:00:00+02:00',
    ]);
  });

  test('leaves a day out, and has another at another time with somebody else', async () => {
    const a = { fecha: '2026-12-10', horaInicio: '12:15', profesionalId: aurora.marta };
    const serie = await made({
      excepciones: [
        { fecha: '2026-12-02', omitir: true },
        { fecha: '2026-12-09', a },
      ],
    });
    expect(fechas(serie)).toEqual(['2026-11-25', '2026-12-10', '2026-12-16']);
    expect(serie.citas[1]).toMatchObject({ horaInicio: '12:15', horaFin: '12:45', profesional: 'Marta' });
  });

  test('is told of as its citas, by whoever made it, and its 52 are one transaction', async () => {
    const repeticion = { frecuencia: 'semanal', cada: 1, desde: '2026-11-25', fin: { veces: 52 } };
    const serie = await made({ repeticion });
    const events = await api.database.query<{ tipo: string; por: unknown; serie: string }>(
      `SELECT tipo, por, datos -> 'cita' ->> 'serie_id' AS serie FROM eventos WHERE canal = 'citas:negocio_123'
       ORDER BY seq DESC LIMIT 52`,
    );
    expect(new Set(events.map((event) => JSON.stringify(event)))).toEqual(
      new Set([
        JSON.stringify({
          tipo: 'cita_created',
          por: { id: aurora.usuario('recepcion'), nombre: 'Usuario recepcion' },
          serie: serie.id,
        }),
      ]),
    );
    const [{ n } = { n: 0 }] = await api.database.query<{ n: number }>(
      `SELECT count(DISTINCT xmin::text)::integer AS n FROM citas WHERE serie_id = $1`,
      [serie.id],
    );
    expect(n).toBe(1);
  });

  test('sent again under its key is made once', async () => {
    const headers = { 'Idempotency-Key': 'una-serie' };
    const [first, second] = await Promise.all([1, 2].map(() => untilAnswered(() => post({}, headers))));
    expect([first?.status, second?.status]).toEqual([201, 201]);
    expect(first?.body).toEqual(second?.body);
    expect(await count()).toBe(4);
  });

  test.each<[string, () => object, string, string]>([
    ['of more than 52 days', () => regla({ fin: { hasta: '2099-12-31' } }), '#/repeticion/fin', 'demasiadas'],
    [
      'that ends before it begins',
      () => regla({ fin: { hasta: '2026-11-24' } }),
      '#/repeticion/fin',
      'ninguna',
    ],
    [
      'with an exception on a day that is none of its own',
      () => ({ excepciones: [{ fecha: '2026-11-26', omitir: true }] }),
      '#/excepciones/0/fecha',
      'no_es_de_la_serie',
    ],
    ['that runs into the next day', () => ({ horaInicio: '23:45' }), '#/horaInicio', 'pasa_de_medianoche'],
    [
      'moved to somebody who is not there',
      () => ({
        excepciones: [
          {
            fecha: '2026-12-02',
            a: { fecha: '2026-12-02', horaInicio: '10:00', profesionalId: aurora.corte },
          },
        ],
      }),
      '#/profesionalId',
      'no_existe',
    ],
  ])('%s is refused, and so is its preview', async (_, change, pointer, code) => {
    for (const route of ['POST /series', 'POST /series/simular'])
      expect(await ask(route, order(change()))).toMatchObject({
        status: 422,
        body: { errors: [{ pointer, code }] },
      });
    expect(await count()).toBe(0);
  });
  const regla = (change: object) => ({ repeticion: { ...order().repeticion, ...change } });
});

describe('what stands in the way', () => {
  beforeEach(async () => {
    await desk.made({ fecha: '2026-12-02', horaInicio: '10:15', cliente: 'Eva' });
    await api.database.query(
      `INSERT INTO bloqueos (negocio_id, desde, hasta, motivo) VALUES ($1, '2026-12-08', '2026-12-09', 'Festivo')`,
      [aurora.id],
    );
  });

  test('is shown day by day before anything is kept, with other times for each', async () => {
    const citas = await simulated();
    expect(citas).toMatchObject([
      { fecha: '2026-11-25', choque: null, alternativas: [] },
      {
        fecha: '2026-12-02',
        choque: { tipo: 'ocupada', conflictos: [{ cliente: 'Eva', horaInicio: '10:15' }] },
        alternativas: [{ fecha: '2026-12-02', horaInicio: '09:45', profesional: 'Luis' }, {}, {}],
      },
      {
        fecha: '2026-12-09',
        choque: { tipo: 'bloqueada', bloqueos: [{ motivo: 'Festivo' }] },
        alternativas: [{ fecha: '2026-12-10' }, {}, {}],
      },
      { fecha: '2026-12-16', choque: null },
    ]);
    expect(await count()).toBe(1);
  });

  test('refuses the whole, and says which days and why', async () => {
    const { status, body } = await post();
    expect([status, problemSchema.parse(body)]).toMatchObject([
      409,
      {
        type: '/problemas/serie-con-choques',
        citas: [
          { fechaDeLaRegla: '2026-12-02', choque: { tipo: 'ocupada' } },
          { fechaDeLaRegla: '2026-12-09', choque: { tipo: 'bloqueada' } },
        ],
      },
    ]);
    expect(await count()).toBe(1);
    expect(await api.database.query('SELECT FROM series')).toEqual([]);
  });

  test('is gone when its days are left out or moved to what was offered', async () => {
    const [, ocupada] = await simulated();
    const { fecha = '', horaInicio = '', profesionalId = null } = ocupada?.alternativas[0] ?? {};
    const excepciones = [
      { fecha: '2026-12-02', a: { fecha, horaInicio, profesionalId } },
      { fecha: '2026-12-09', omitir: true },
    ];
    expect((await simulated({ excepciones })).map(({ choque }) => choque)).toEqual([null, null, null]);
    expect(fechas(await made({ excepciones }))).toEqual(['2026-11-25', '2026-12-02', '2026-12-16']);
  });

  test('may be two of its own', async () => {
    const excepciones = [
      { fecha: '2026-12-02', a: { fecha: '2026-11-25', horaInicio: '10:15', profesionalId: aurora.luis } },
      { fecha: '2026-12-09', omitir: true },
    ];
    expect((await post({ excepciones })).body).toMatchObject({
      citas: [
        { fecha: '2026-11-25', choque: { tipo: 'ocupada', conflictos: [] } },
        { fecha: '2026-11-25', choque: { tipo: 'ocupada', conflictos: [] } },
      ],
    });
  });

  test('is shown, and left to whoever books, when it is only that nobody works then', async () => {
    const domingos = {
      repeticion: { frecuencia: 'semanal', cada: 1, desde: '2026-11-29', fin: { veces: 2 } },
    };
    expect((await simulated(domingos)).map(({ choque }) => choque?.tipo)).toEqual([
      'fuera_de_horario',
      'fuera_de_horario',
    ]);
    expect(fechas(await made(domingos))).toEqual(['2026-11-29', '2026-12-06']);
  });

  test('may be a time that its day does not have', async () => {
    await api.database.query(`UPDATE negocios SET zona_horaria = 'Europe/Madrid' WHERE id = $1`, [aurora.id]);
    const change = {
      horaInicio: '02:30',
      repeticion: { frecuencia: 'semanal', cada: 1, desde: '2027-03-21', fin: { veces: 2 } },
    };
    const citas = await simulated(change);
    const refused = await post(change);
    await api.database.query(`UPDATE negocios SET zona_horaria = 'America/Mexico_City' WHERE id = $1`, [
      aurora.id,
    ]);
    expect(citas[1]).toMatchObject({ fecha: '2027-03-28', choque: { tipo: 'hora_inexistente' } });
    expect(refused).toMatchObject({ status: 409, body: { citas: [{ fecha: '2027-03-28' }] } });
  });
});

test('of 8 series that want the same days at once, one has them all and the others none', async () => {
  const answers = await Promise.all(
    Array.from({ length: 8 }, (_, i) =>
      post({ cliente: `Cliente ${i}`, horaInicio: ['10:00', '10:15'][i % 2] }),
    ),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array<number>(7).fill(409)]);
  expect(await count()).toBe(4);
});
