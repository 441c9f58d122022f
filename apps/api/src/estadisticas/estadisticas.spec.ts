import { ROLES, type Rol } from '@citas/domain';
import { problemSchema, type Informe } from '@citas/protocol';
import { readEstadisticas, readSeries } from '@citas/statistics';
import { openDesk } from '../testing/a-desk.ts';
import { seedNegocio, type NegocioUnderTest } from '../testing/a-negocio.ts';
import { NOW, startApi, type ApiUnderTest } from '../testing/api-under-test.ts';

let api: ApiUnderTest;
let aurora: NegocioUnderTest;

let negocios = 0;

beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());
beforeEach(async () => {
  api.clock.advance(NOW - api.clock.now());
  aurora = await aNegocioMore();
});

const aNegocioMore = (zonaHoraria = 'America/Mexico_City') =>
  seedNegocio(api, { id: `negocio_${(negocios += 1)}`, zonaHoraria });

async function informe(query = '', rol: Rol = 'admin'): Promise<Informe> {
  const { status, body } = await api.call(`GET /estadisticas${query}`, { token: aurora.token(rol) });
  expect([status, body]).toEqual([200, expect.anything()]);
  return body as Informe;
}

/** `fin` 30 minutes later unless given. */
async function cita(fecha: string, hora: string, estado = 'completada', change: object = {}) {
  const values = { quien: aurora.luis, fin: null, canceladaEn: null, ...change };
  await api.database.query(
    `INSERT INTO citas (negocio_id, cliente, servicio, profesional_id, fecha, hora_inicio, hora_fin, estado, solape_autorizado, cancelada_en)
     VALUES ($1, 'Ana', 'Corte', $2, $3, $4, coalesce($5::time, $4::time + interval '30 min'), $6, true, $7)`,
    [aurora.id, values.quien, fecha, hora, values.fin, estado, values.canceladaEn],
  );
}

describe('the figures', () => {
  test('are those that the hub sends, and so are the series', async () => {
    for (const [i, estado] of ['pendiente', 'completada', 'cancelada', 'no_asistio'].entries())
      for (const fecha of ['2026-11-24', '2026-10-26', '2026-10-25', '2026-12-01'])
        await cita(fecha, `1${i}:00`, estado);
    const { estadisticas, series, rango } = await informe();
    const [hub] = await readEstadisticas(api.database, [aurora.id], NOW);
    expect(estadisticas).toEqual(hub?.estadisticas);
    expect(estadisticas).toMatchObject({ totalCitas: 16, citasHoy: 4, ultimaCita: '2026-12-01' });
    expect(series).toEqual((await readSeries(api.database, [aurora.id], { ahora: NOW })).get(aurora.id));
    expect(rango).toEqual({ desde: '2026-10-26', hasta: '2026-11-24' });
    expect(Object.keys(series.porDia)).toHaveLength(30);
    expect(Object.keys(series.porHora)).toEqual(['10', '11', '12', '13']);
  });

  test('hold at the position that comes with them', async () => {
    const before = await informe();
    expect([before.estadisticas.totalCitas, before.posicion.seq]).toEqual([0, 0]);
    await openDesk(api, aurora).made();
    const after = await informe();
    expect([after.estadisticas.totalCitas, after.posicion]).toEqual([1, { ...before.posicion, seq: 1 }]);
    expect(after.generadoEn).toBe('2026-11-24T17:00:00Z');
  });

  test('are zeros, and rates without data, for a negocio without citas', async () => {
    const { estadisticas, resumen, series } = await informe('?desde=2026-11-23&hasta=2026-11-24');
    expect(estadisticas).toMatchObject({ totalCitas: 0, duracionPromedio: null, ultimaCita: null });
    expect(Object.keys(series.porDia)).toEqual(['2026-11-23', '2026-11-24']);
    expect(resumen).toMatchObject({
      citas: 0,
      duracionPromedio: { n: 0, minutos: null },
      noAsistencia: { n: 0, tasa: null },
      cancelacion: { n: 0, tasa: null, tardias: 0 },
      sinCerrar: 0,
      // Two professionals, two days of ten hours.
      ocupacion: { minutosOcupados: 0, minutosDisponibles: 2 * 2 * 600, tasa: 0 },
    });
  });

  test('never tell who a client is', async () => {
    await cita('2026-11-24', '10:00');
    expect(JSON.stringify(await informe('?comparar=semanas'))).not.toContain('Ana');
  });

  test('tell a screen on the wall all but the team, and who of it how', async () => {
    await cita('2026-11-24', '10:00', 'no_asistio');
    await cita('2026-11-17', '10:00');
    const [todo, enLaPared] = [
      await informe('?comparar=semanas'),
      await informe('?comparar=semanas', 'pantalla'),
    ];
    expect(todo.series.porProfesional[aurora.luis]).toMatchObject({ nombre: 'Luis', no_asistio: 1 });
    expect(JSON.stringify(enLaPared)).not.toMatch(RegExp(`Luis|Marta|${aurora.luis}|${aurora.marta}`));
    const sinEquipo = (clave: string, valor: unknown) => (clave === 'porProfesional' ? {} : valor);
    expect(enLaPared).toEqual(JSON.parse(JSON.stringify(todo, sinEquipo)));
  });

  test.each(ROLES)('are shown to %s or refused', async (rol) => {
    const { status } = await api.call('GET /estadisticas', { token: aurora.token(rol) });
    expect(status).toBe(rol === 'admin' || rol === 'pantalla' ? 200 : 403);
  });
});

describe('the summary of a range', () => {
  test('counts its days and no others, with the n of every rate', async () => {
    for (const hora of ['09:00', '10:00', '11:00', '12:00']) await cita('2026-11-20', hora);
    await cita('2026-11-20', '13:00', 'no_asistio');
    await cita('2026-11-20', '14:00', 'cancelada', { canceladaEn: '2026-11-19T20:00:01Z' });
    await cita('2026-11-20', '15:00', 'cancelada', { canceladaEn: '2026-11-19T20:59:59Z' });
    await cita('2026-11-20', '16:00', 'pendiente');
    await cita('2026-11-24', '10:30', 'confirmada');
    await cita('2026-11-24', '10:31', 'confirmada');
    await cita('2026-11-19', '10:00');
    await cita('2026-11-25', '10:00');
    const { resumen, series } = await informe('?desde=2026-11-20&hasta=2026-11-24');
    expect(resumen).toMatchObject({
      citas: 10,
      porEstado: { pendiente: 1, confirmada: 2, completada: 4, cancelada: 2, no_asistio: 1 },
      minutos: 300,
      duracionPromedio: { n: 10, minutos: 30 },
      noAsistencia: { n: 5, tasa: 0.2 },
      // It is 14:00 in Mexico when it is 20:00 in UTC: the first was cancelled a second late, the other in time.
      cancelacion: { n: 10, tasa: 0.2, tardias: 1 },
      // It is 11:00: the one until 11:00 is over, the one until 11:01 is not.
      sinCerrar: 2,
    });
    expect(series.porHora['10']).toMatchObject({ completada: 1, confirmada: 2 });
    expect((await informe('?desde=2026-11-24&hasta=2026-11-24')).resumen.cancelacion).toMatchObject({
      n: 2,
      tasa: null,
    });
  });

  test('knows a late cancellation that was made through the API', async () => {
    const desk = openDesk(api, aurora);
    await desk.estado(await desk.made({ horaInicio: '10:00' }), { a: 'cancelada', motivo: 'enfermo' });
    await desk.estado(await desk.made({ fecha: '2026-11-27' }), { a: 'cancelada', motivo: 'viaje' });
    await api.database.query(`UPDATE citas SET cancelada_en = '2026-11-24T17:00:00Z' WHERE negocio_id = $1`, [
      aurora.id,
    ]);
    const { resumen } = await informe('?desde=2026-11-25&hasta=2026-11-27');
    expect(resumen.cancelacion).toEqual({ n: 2, tasa: null, tardias: 1 });
  });

  test('sets the time taken against the hours of each professional without what is blocked', async () => {
    await api.database.query(
      `UPDATE profesionales SET horario = '{"2": [{"desde": "08:00", "hasta": "12:00"}]}' WHERE id = $1`,
      [aurora.luis],
    );
    await api.database.query(
      `INSERT INTO bloqueos (negocio_id, profesional_id, desde, hasta, hora_inicio, hora_fin)
       VALUES ($1, $2, '2026-11-01', '2026-12-01', '11:30', '12:30'), ($1, NULL, '2026-11-24', '2026-11-24', '18:00', '24:00')`,
      [aurora.id, aurora.luis],
    );
    await cita('2026-11-24', '09:00', 'pendiente');
    await cita('2026-11-24', '10:00', 'cancelada');
    await cita('2026-11-24', '11:00', 'completada', { quien: aurora.marta, fin: '12:15' });
    await cita('2026-11-24', '11:00', 'confirmada', { quien: null });
    const { resumen } = await informe('?desde=2026-11-24&hasta=2026-11-25');
    expect(resumen.ocupacion).toEqual({
      minutosOcupados: 105,
      minutosDisponibles: 150 + 540 + 600,
      tasa: 105 / 1290,
      porProfesional: {
        // Tuesday from 9 to 11:30, and no Wednesday.
        [aurora.luis]: { nombre: 'Luis', minutosOcupados: 30, minutosDisponibles: 150, tasa: 0.2 },
        [aurora.marta]: {
          nombre: 'Marta',
          minutosOcupados: 75,
          minutosDisponibles: 1140,
          tasa: 75 / 1140,
        },
      },
    });
  });
});

describe('the comparison', () => {
  test('is with the same weekdays, both until this minute', async () => {
    await cita('2026-11-24', '11:00', 'confirmada');
    await cita('2026-11-24', '11:01', 'confirmada');
    await cita('2026-11-17', '10:45');
    await cita('2026-11-17', '11:30');
    const { comparacion, resumen } = await informe('?desde=2026-11-24&hasta=2026-11-24&comparar=semanas');
    expect(resumen.citas).toBe(2);
    expect(comparacion).toMatchObject({
      desde: '2026-11-17',
      hasta: '2026-11-17',
      hastaHora: '11:00',
      actual: { citas: 1, ocupacion: { minutosOcupados: 0, minutosDisponibles: 2 * 120 } },
      anterior: { citas: 1, ocupacion: { minutosOcupados: 15, minutosDisponibles: 2 * 120 } },
    });
  });

  test('of a range that is over is with all of it, and is left out unless asked for', async () => {
    const { comparacion } = await informe('?desde=2026-11-09&hasta=2026-11-19&comparar=semanas');
    expect(comparacion).toMatchObject({ desde: '2026-10-26', hasta: '2026-11-05', hastaHora: null });
    expect((await informe()).comparacion).toBeNull();
  });

  test('may be with the same weekdays of the year before', async () => {
    await cita('2025-11-25', '10:45');
    const { comparacion } = await informe('?desde=2026-11-24&hasta=2026-11-24&comparar=anio');
    expect(comparacion).toMatchObject({ desde: '2025-11-25', hasta: '2025-11-25', anterior: { citas: 1 } });
  });

  test.each([
    // In Madrid it is 02:30 for the second time: the clock went back at 03:00.
    ['Europe/Madrid', '2026-10-25T01:30:00Z', '2026-10-25', '02:30', '2026-10-18'],
    // And here it went from 02:00 to 03:00 a minute ago.
    ['Europe/Madrid', '2026-03-29T01:01:00Z', '2026-03-29', '03:01', '2026-03-22'],
    // Santiago goes from 24:00 to 01:00.
    ['America/Santiago', '2026-09-06T04:00:00Z', '2026-09-06', '01:00', '2026-08-30'],
    ['America/Santiago', '2026-09-06T03:59:00Z', '2026-09-05', '23:59', '2026-08-29'],
    ['America/Mexico_City', '2026-11-25T05:59:00Z', '2026-11-24', '23:59', '2026-11-17'],
  ])('in %s at %s ends at its own wall clock', async (zonaHoraria, instante, hoy, hora, semanaAntes) => {
    api.clock.advance(Temporal.Instant.from(instante).epochMilliseconds - NOW);
    aurora = await aNegocioMore(zonaHoraria);
    await cita(hoy, '00:30', 'pendiente');
    expect(await informe(`?desde=${hoy}&comparar=semanas`)).toMatchObject({
      estadisticas: { citasHoy: 1 },
      rango: { desde: hoy, hasta: hoy },
      resumen: { sinCerrar: 1 },
      comparacion: { desde: semanaAntes, hasta: semanaAntes, hastaHora: hora, actual: { citas: 1 } },
    });
  });
});

test.each([
  ['desde=2026-11-24', { desde: '2026-11-24', hasta: '2026-11-24' }],
  ['desde=2026-12-01', { desde: '2026-12-01', hasta: '2026-12-30' }],
  ['hasta=2026-01-30', { desde: '2026-01-01', hasta: '2026-01-30' }],
  ['desde=2024-01-01&hasta=2024-12-31', { desde: '2024-01-01', hasta: '2024-12-31' }],
])('%s means %j', async (query, rango) => {
  expect((await informe(`?${query}`)).rango).toEqual(rango);
});

test.each([
  ['a day that is none', 'desde=ayer', '#/desde'],
  ['a day that does not exist', 'hasta=2026-02-30', '#/hasta'],
  ['the year zero', 'desde=0000-01-01', '#/desde'],
  ['the end of the calendar', 'hasta=9999-12-31', '#/hasta'],
  ['an end before the start', 'desde=2026-11-24&hasta=2026-11-23', '#/hasta'],
  ['a range of 367 days', 'desde=2024-01-01&hasta=2025-01-01', '#/hasta'],
  ['a start longer ago than a year', 'desde=2025-01-01', '#/desde'],
  ['an unknown comparison', 'comparar=meses', '#/comparar'],
  ['no comparison', 'comparar=', '#/comparar'],
  ['an unknown parameter', 'negocioId=otro', '#/negocioId'],
  ['two starts', 'desde=2026-11-01&desde=2026-11-02', '#/desde'],
])('%s is refused', async (_, query, pointer) => {
  const { status, body } = await api.call(`GET /estadisticas?${query}`, { token: aurora.token('admin') });
  expect([status, problemSchema.parse(body).errors?.map((e) => e.pointer)]).toEqual([422, [pointer]]);
});
