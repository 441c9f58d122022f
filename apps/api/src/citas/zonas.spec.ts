import { conDesfase, existeHora, sumarDias } from '@citas/domain';
import { citaSchema, disponibilidadSchema, problemSchema } from '@citas/protocol';
import { seedNegocio, type NegocioUnderTest } from '../testing/a-negocio.ts';
import { startApi, type ApiUnderTest } from '../testing/api-under-test.ts';

interface Zona {
  readonly zona: string;
  /** The day on which clocks go forward, and the hour that it does not have. */
  readonly primavera?: { readonly fecha: string; readonly salta: string; readonly hasta: string };
  /** The day on which clocks go back, an hour that it has twice, and the offset of the first. */
  readonly otono?: { readonly fecha: string; readonly doble: string; readonly primera: string };
  readonly enero: string;
  readonly julio: string;
}

/** Where our users are. The changes of 2027 are those of the IANA time zone database. */
const ZONAS: readonly Zona[] = [
  // Without daylight saving since October 2022.
  { zona: 'America/Mexico_City', enero: '-06:00', julio: '-06:00' },
  {
    // With the United States, whose border it shares.
    zona: 'America/Tijuana',
    primavera: { fecha: '2027-03-14', salta: '02:30', hasta: '03:00' },
    otono: { fecha: '2027-11-07', doble: '01:30', primera: '-07:00' },
    enero: '-08:00',
    julio: '-07:00',
  },
  {
    // At midnight, so that a day begins at 01:00 and another one has 23:30 twice.
    zona: 'America/Santiago',
    primavera: { fecha: '2027-09-05', salta: '00:30', hasta: '01:00' },
    otono: { fecha: '2027-04-03', doble: '23:30', primera: '-03:00' },
    enero: '-03:00',
    julio: '-04:00',
  },
  // On summer time for good since October 2024.
  { zona: 'America/Asuncion', enero: '-03:00', julio: '-03:00' },
  {
    zona: 'Europe/Madrid',
    primavera: { fecha: '2027-03-28', salta: '02:30', hasta: '03:00' },
    otono: { fecha: '2027-10-31', doble: '02:30', primera: '+02:00' },
    enero: '+01:00',
    julio: '+02:00',
  },
  {
    zona: 'Atlantic/Canary',
    primavera: { fecha: '2027-03-28', salta: '01:30', hasta: '02:00' },
    otono: { fecha: '2027-10-31', doble: '01:30', primera: '+01:00' },
    enero: '+00:00',
    julio: '+01:00',
  },
];

let api: ApiUnderTest;
const negocios = new Map<string, NegocioUnderTest>();
const TODO_EL_DIA = JSON.stringify(
  Object.fromEntries(
    ['1', '2', '3', '4', '5', '6', '7'].map((dia) => [dia, [{ desde: '00:00', hasta: '24:00' }]]),
  ),
);

beforeAll(async () => {
  api = await startApi();
  for (const { zona } of ZONAS) {
    const id = zona.toLowerCase().replaceAll(/[^a-z]/g, '-');
    negocios.set(zona, await seedNegocio(api, { id, zonaHoraria: zona }));
  }
  await api.database.query('UPDATE negocios SET horario = $1', [TODO_EL_DIA]);
});
afterAll(() => api.stop());
beforeEach(() => api.database.query('DELETE FROM citas'));

const negocioDe = ({ zona }: Zona) => negocios.get(zona)!;

async function book(zona: Zona, cita: object) {
  const { id: _id, ...negocio } = negocioDe(zona);
  return api.call('POST /citas', {
    token: negocio.token('admin'),
    body: { cliente: 'Ana', servicio: 'Corte', profesionalId: negocio.luis, ...cita },
  });
}

async function huecos(zona: Zona, fecha: string) {
  const { luis, token } = negocioDe(zona);
  const { body } = await api.call(
    `GET /disponibilidad?fecha=${fecha}&duracionMinutos=30&profesionalId=${luis}`,
    {
      token: token('admin'),
    },
  );
  return disponibilidadSchema.parse(body).datos;
}

describe.each(ZONAS)('in $zona', (zona) => {
  test('a cita carries the offset of its own day', async () => {
    const made = async (fecha: string) =>
      citaSchema.parse((await book(zona, { fecha, horaInicio: '10:00' })).body).inicio;
    expect(await made('2027-01-15')).toBe(`2027-01-15T10:00:00${zona.enero}`);
    expect(await made('2027-07-15')).toBe(`2027-07-15T10:00:00${zona.julio}`);
  });

  test('"hoy" turns at its own midnight', async () => {
    const { token } = negocioDe(zona);
    // A day of its own for each zone, because this clock only goes forward.
    const dia = sumarDias('2026-12-01', ZONAS.indexOf(zona));
    const medianoche = Temporal.ZonedDateTime.from(`${dia}T00:00[${zona.zona}]`).epochMilliseconds;
    const offered = async (ms: number, fecha: string) => {
      api.clock.advance(ms - api.clock.now());
      const { body } = await api.call(`GET /disponibilidad?fecha=${fecha}&duracionMinutos=30`, {
        token: token('admin'),
      });
      return disponibilidadSchema.parse(body).datos.length > 0;
    };
    expect(await offered(medianoche - 60_000 * 31, sumarDias(dia, -1))).toBe(true);
    expect(await offered(medianoche, sumarDias(dia, -1))).toBe(false);
    expect(await offered(medianoche, dia)).toBe(true);
  });

  test('every hour of an ordinary day can be had, the last one to midnight included', async () => {
    const horas = (await huecos(zona, '2027-06-16')).map(({ horaInicio }) => horaInicio);
    expect([horas.length, horas[0], horas.at(-1)]).toEqual([95, '00:00', '23:30']);
    expect((await book(zona, { fecha: '2027-06-16', horaInicio: '23:30', horaFin: '24:00' })).status).toBe(
      201,
    );
  });
});

describe.each(ZONAS.filter(({ primavera }) => primavera))('when clocks go forward in $zona', (zona) => {
  const { fecha, salta, hasta } = zona.primavera!;

  test('an hour that is skipped is refused as a beginning and as an end, and named', async () => {
    for (const [campo, horas] of [
      ['horaInicio', { horaInicio: salta, horaFin: '05:00' }],
      ['horaFin', { horaInicio: '00:00', horaFin: salta }],
    ] as const) {
      if (campo === 'horaFin' && salta < '01:00') continue;
      const { status, body } = await book(zona, { fecha, ...horas });
      const problem = problemSchema.parse(body);
      expect([status, problem.type, problem.errors?.[0]?.pointer]).toEqual([
        422,
        '/problemas/hora-inexistente',
        `#/${campo}`,
      ]);
    }
  });

  test('the first hour after it is an ordinary one', async () => {
    const { status, body } = await book(zona, { fecha, horaInicio: hasta, horaFin: '05:00' });
    expect([status, citaSchema.parse(body).inicio]).toEqual([201, conDesfase(fecha, hasta, zona.zona)]);
  });

  test('no slot that is offered begins or ends in what is skipped, and all others are', async () => {
    const offered = await huecos(zona, fecha);
    const all = offered
      .flatMap(({ horaInicio, horaFin }) => [horaInicio, horaFin])
      .filter((hora) => hora !== '24:00');
    expect(all.filter((hora) => !existeHora(fecha, hora, zona.zona))).toEqual([]);
    // Four beginnings lie in the hour; two that come before it end within it.
    expect(95 - offered.length).toBe(hasta === '01:00' ? 4 : 6);
  });
});

describe.each(ZONAS.filter(({ otono }) => otono))('when clocks go back in $zona', (zona) => {
  const { fecha, doble, primera } = zona.otono!;

  test('an hour that comes twice means the first', async () => {
    const { body } = await book(zona, { fecha, horaInicio: doble, horaFin: '24:00' });
    expect(citaSchema.parse(body).inicio).toBe(`${fecha}T${doble}:00${primera}`);
  });

  test('its time can be had once', async () => {
    expect((await book(zona, { fecha, horaInicio: doble, horaFin: '24:00' })).status).toBe(201);
    const again = await book(zona, { fecha, horaInicio: doble, horaFin: '24:00' });
    expect(again.status).toBe(409);
    expect(problemSchema.parse(again.body)['alternativas']).toHaveLength(3);
  });

  test('the day before and the day after are as long as ever', async () => {
    for (const dia of [-1, 1]) expect(await huecos(zona, sumarDias(fecha, dia))).toHaveLength(95);
  });
});
