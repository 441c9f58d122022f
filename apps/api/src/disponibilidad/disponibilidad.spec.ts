import { disponibilidadSchema, type Hueco } from '@citas/protocol';
import { seedNegocio, type NegocioUnderTest } from '../testing/a-negocio.ts';
import { startApi, type ApiUnderTest } from '../testing/api-under-test.ts';

let api: ApiUnderTest;
let aurora: NegocioUnderTest;

beforeAll(async () => {
  api = await startApi();
  aurora = await seedNegocio(api);
});
afterAll(() => api.stop());
beforeEach(() => api.database.query('DELETE FROM citas'));

async function ask(query: Record<string, string>): Promise<Hueco[]> {
  const parameters = new URLSearchParams({ fecha: '2026-11-25', duracionMinutos: '30', ...query });
  const { status, body } = await api.call(`GET /disponibilidad?${parameters.toString()}`, {
    token: aurora.token('recepcion'),
  });
  expect([status, body]).toEqual([200, expect.anything()]);
  return disponibilidadSchema.parse(body).datos;
}
const occupy = async (horaInicio: string, horaFin: string) => {
  const [row] = await api.database.query<{ id: string }>(
    `INSERT INTO citas (negocio_id, cliente, servicio, profesional_id, fecha, hora_inicio, hora_fin)
     VALUES ($1, 'Ana', 'Corte', $2, '2026-11-25', $3, $4) RETURNING id`,
    [aurora.id, aurora.luis, horaInicio, horaFin],
  );
  return row?.id ?? '';
};
const horas = (huecos: readonly Hueco[]) => huecos.map((hueco) => hueco.horaInicio);

describe('free slots', () => {
  test('begin every 15 minutes from opening until the last that fits before closing', async () => {
    const huecos = await ask({ profesionalId: aurora.luis });
    expect([horas(huecos).at(0), horas(huecos).at(-1), huecos.length]).toEqual(['09:00', '18:30', 39]);
  });

  test('leave out what is taken, but for the cita that is being moved', async () => {
    const id = await occupy('10:00', '11:00');
    const mine = { profesionalId: aurora.luis };
    expect(horas(await ask(mine)).slice(2, 5)).toEqual(['09:30', '11:00', '11:15']);
    expect(await ask({ ...mine, sinCita: id })).toHaveLength(39);
  });

  test('of everybody come once each, earliest first', async () => {
    await occupy('09:00', '18:30');
    const huecos = await ask({});
    const keys = huecos.map(({ horaInicio, profesionalId }) => `${horaInicio} ${profesionalId}`);
    expect(new Set(keys).size).toBe(keys.length);
    expect(huecos.filter((hueco) => hueco.profesional === 'Luis')).toHaveLength(1);
    expect(huecos.filter((hueco) => hueco.profesional === 'Marta')).toHaveLength(39);
    expect(horas(huecos)).toEqual(horas(huecos).toSorted());
  });

  test('last as long as the service', async () => {
    const { servicioId, ...query } = { servicioId: aurora.corte, fecha: '2026-11-25' };
    const { body } = await api.call(
      `GET /disponibilidad?${new URLSearchParams({ ...query, servicioId }).toString()}`,
      {
        token: aurora.token('recepcion'),
      },
    );
    expect(disponibilidadSchema.parse(body).datos[0]).toMatchObject({
      horaInicio: '09:00',
      horaFin: '09:30',
    });
  });

  test('of today are not offered once they are past', async () => {
    expect(horas(await ask({ fecha: '2026-11-24', profesionalId: aurora.luis }))[0]).toBe('11:00');
  });

  test.each([
    ['yesterday', '2026-11-23'],
    ['a closed day', '2026-11-29'],
  ])('there are none on %s', async (_, fecha) => {
    expect(await ask({ fecha })).toEqual([]);
  });

  test("of a big team are everybody's to the last hour of the day", async () => {
    await api.database.query(
      `INSERT INTO profesionales (negocio_id, nombre) SELECT $1, 'P' || i FROM generate_series(1, 10) i`,
      [aurora.id],
    );
    const huecos = await ask({});
    expect(huecos).toHaveLength(12 * 39);
    const ultimos = huecos.filter(({ horaInicio }) => horaInicio === '18:30');
    expect(new Set(ultimos.map(({ profesionalId }) => profesionalId)).size).toBe(12);
    await api.database.query(`DELETE FROM profesionales WHERE nombre ~ '^P[0-9]'`);
  });
});
