import { ROLES } from '@citas/domain';
import type { Informe, InformeDeOcupacion } from '@citas/protocol';
import { seedNegocio, type NegocioUnderTest } from '../testing/a-negocio.ts';
import { startApi, type ApiUnderTest } from '../testing/api-under-test.ts';

let api: ApiUnderTest;
let aurora: NegocioUnderTest;

let negocios = 0;

beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());
beforeEach(async () => {
  aurora = await seedNegocio(api, { id: `negocio_${(negocios += 1)}`, zonaHoraria: 'America/Mexico_City' });
});

async function answer<T>(path: string): Promise<T> {
  const { status, body } = await api.call(`GET ${path}`, { token: aurora.token('admin') });
  expect([status, body]).toEqual([200, expect.anything()]);
  return body as T;
}

const informe = (query: string) => answer<Informe>(`/estadisticas${query}`);
const porDia = (query: string) => answer<InformeDeOcupacion>(`/estadisticas/ocupacion${query}`);

/** 30 minutes with Luis unless `change` says otherwise. */
async function cita(fecha: string, hora: string, estado: string, change: object = {}) {
  const values = { quien: aurora.luis, fin: null, ...change };
  await api.database.query(
    `INSERT INTO citas (negocio_id, cliente, servicio, profesional_id, fecha, hora_inicio, hora_fin, estado, solape_autorizado)
     VALUES ($1, 'Ana', 'Corte', $2, $3, $4, coalesce($5::time, $4::time + interval '30 min'), $6, true)`,
    [aurora.id, values.quien, fecha, hora, values.fin, estado],
  );
}

/** Luis works eight hours, from 10 to 18, and Marta none. */
describe('how full a day is', () => {
  const DIA = '2026-11-24';
  beforeEach(async () => {
    await api.database.query(
      `UPDATE profesionales SET horario = CASE WHEN id = $1
         THEN '{"2": [{"desde": "10:00", "hasta": "18:00"}]}'::jsonb ELSE '{}'::jsonb END WHERE negocio_id = $2`,
      [aurora.luis, aurora.id],
    );
  });
  const bloqueo = (desde: string, hasta: string) =>
    api.database.query(
      `INSERT INTO bloqueos (negocio_id, profesional_id, desde, hasta, hora_inicio, hora_fin)
       VALUES ($1, $2, $3, $3, $4, $5)`,
      [aurora.id, aurora.luis, DIA, desde, hasta],
    );

  test.each<[string, () => Promise<unknown>, number, number]>([
    [
      'a block over most of the day and its citas leaves the hour that is still free',
      async () => {
        await cita(DIA, '10:30', 'confirmada', { fin: '15:00' });
        await bloqueo('10:00', '17:00');
      },
      270,
      270 + 60,
    ],
    [
      'what is blocked over citas is their time all the same',
      async () => {
        await cita(DIA, '10:00', 'completada', { fin: '12:00' });
        await cita(DIA, '12:00', 'pendiente', { fin: '14:00' });
        await bloqueo('10:00', '14:00');
      },
      240,
      480,
    ],
    [
      'citas on top of each other take their time once',
      async () => {
        await cita(DIA, '10:00', 'confirmada', { fin: '12:00' });
        await cita(DIA, '11:00', 'confirmada', { fin: '13:00' });
        await cita(DIA, '11:15', 'cancelada', { fin: '17:00' });
      },
      180,
      480,
    ],
    [
      'a cita outside the hours is work besides them',
      async () => {
        await cita(DIA, '10:00', 'confirmada', { fin: '18:00' });
        await cita(DIA, '18:00', 'confirmada', { fin: '19:00' });
      },
      540,
      540,
    ],
    [
      'and so is one on a day off, which is full then',
      async () => {
        await cita(DIA, '10:00', 'confirmada', { quien: aurora.marta });
        await bloqueo('00:00', '24:00');
      },
      30,
      30,
    ],
  ])('%s', async (_, given, minutosOcupados, minutosDisponibles) => {
    await given();
    const query = `?desde=${DIA}&hasta=${DIA}`;
    const { ocupacion } = (await informe(query)).resumen;
    const tasa = minutosOcupados / minutosDisponibles;
    expect(ocupacion).toMatchObject({ minutosOcupados, minutosDisponibles, tasa });
    const { profesionales } = await porDia(query);
    expect(Object.fromEntries(profesionales.map((suya) => [suya.id, suya.porDia[DIA]]))).toEqual(
      Object.fromEntries(
        Object.entries(ocupacion.porProfesional).map(([id, { nombre: _nombre, ...suya }]) => [id, suya]),
      ),
    );
  });

  test('until this minute counts no more of a cita than of the hours', async () => {
    await cita(DIA, '09:30', 'confirmada', { fin: '10:30' });
    await cita(DIA, '10:45', 'confirmada', { fin: '12:00' });
    await bloqueo('10:15', '10:50');
    const { comparacion } = await informe(`?desde=${DIA}&comparar=semanas`);
    // It is 11:00. Of the hour before it only 10:30 to 10:45 is nobody's, and that is blocked.
    expect(comparacion?.actual.ocupacion).toMatchObject({
      minutosOcupados: 75,
      minutosDisponibles: 75,
      tasa: 1,
    });
  });
});

describe('the occupancy day by day', () => {
  test('adds up to that of the summary, and knows the days off', async () => {
    await api.database.query(
      `UPDATE profesionales SET horario = '{"2": [{"desde": "09:00", "hasta": "12:00"}]}' WHERE id = $1`,
      [aurora.luis],
    );
    await cita('2026-11-24', '10:00', 'confirmada');
    await cita('2026-11-24', '11:00', 'cancelada');
    await cita('2026-11-24', '18:00', 'pendiente', { quien: aurora.marta, fin: '19:00' });
    await cita('2026-11-25', '09:00', 'completada', { quien: aurora.marta });
    await cita('2026-11-25', '09:00', 'completada', { quien: null });
    const query = '?desde=2026-11-24&hasta=2026-11-25';
    const { profesionales } = await porDia(query);
    expect(profesionales).toEqual([
      {
        id: aurora.luis,
        nombre: 'Luis',
        porDia: {
          '2026-11-24': { minutosOcupados: 30, minutosDisponibles: 180, tasa: 30 / 180 },
          '2026-11-25': { minutosOcupados: 0, minutosDisponibles: 0, tasa: null },
        },
      },
      {
        id: aurora.marta,
        nombre: 'Marta',
        porDia: {
          '2026-11-24': { minutosOcupados: 60, minutosDisponibles: 600, tasa: 0.1 },
          '2026-11-25': { minutosOcupados: 30, minutosDisponibles: 600, tasa: 0.05 },
        },
      },
    ]);
    const { resumen } = await informe(query);
    const minutos = profesionales.flatMap((suya) => Object.values(suya.porDia));
    const suma = (numero: 'minutosOcupados' | 'minutosDisponibles') =>
      minutos.reduce((total, dia) => total + dia[numero], 0);
    expect(resumen.ocupacion).toMatchObject({
      minutosOcupados: suma('minutosOcupados'),
      minutosDisponibles: suma('minutosDisponibles'),
    });
  });

  test.each(ROLES)('is shown to %s or refused', async (rol) => {
    const { status } = await api.call('GET /estadisticas/ocupacion', { token: aurora.token(rol) });
    expect(status).toBe(rol === 'admin' ? 200 : 403);
  });
});
