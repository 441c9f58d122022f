import { serieSchema, type CitaDeSerie, type Serie } from '@citas/protocol';
import { openDesk, type Desk } from '../testing/a-desk.ts';
import { seedNegocio, type NegocioUnderTest } from '../testing/a-negocio.ts';
import { startApi, type ApiUnderTest } from '../testing/api-under-test.ts';

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
const ask = (route: string, body: object) => api.call(route, { token: aurora.token('recepcion'), body });
async function made(change: object = {}): Promise<Serie> {
  const { status, body } = await ask('POST /series', order(change));
  expect([status, body]).toEqual([201, expect.anything()]);
  return serieSchema.parse(body);
}
const estados = ({ citas }: Serie) => citas.map(({ estado }) => estado);

describe('the open citas of a serie', () => {
  test('are cancelled from a day on, and the others stay', async () => {
    const serie = await made();
    const [, , tercera] = serie.citas;
    if (!tercera) throw new Error('there is no third');
    await desk.estado(tercera, { a: 'confirmada' });
    await desk.estado({ ...tercera, version: 2 }, { a: 'completada' });
    const { status, body } = await ask(`POST /series/${serie.id}/cancelar`, {
      desde: '2026-12-02',
      motivo: 'se muda',
    });
    expect(status).toBe(200);
    const after = serieSchema.parse(body);
    expect(estados(after)).toEqual(['pendiente', 'cancelada', 'completada', 'cancelada']);
    expect(after.citas[1]).toMatchObject({ motivo: 'se muda', version: 2 });
    await desk.made({ fecha: '2026-12-02' });
  });

  test('are cancelled from today on when no day is named', async () => {
    const repeticion = { frecuencia: 'semanal', cada: 1, desde: '2026-11-04', fin: { veces: 5 } };
    const serie = await made({ repeticion });
    const { body } = await ask(`POST /series/${serie.id}/cancelar`, { motivo: 'se muda' });
    expect(estados(serieSchema.parse(body))).toEqual([
      ...['pendiente', 'pendiente', 'pendiente'],
      ...['cancelada', 'cancelada'],
    ]);
  });

  /** One of today and one in a week; whether the client of today's is there already. */
  async function conLaDeHoy(horaInicio: string, alli: boolean): Promise<Serie> {
    const repeticion = { frecuencia: 'semanal', cada: 1, desde: '2026-11-24', fin: { veces: 2 } };
    const serie = await made({ horaInicio, repeticion });
    const [hoy] = serie.citas;
    if (!hoy) throw new Error('there is no first');
    if (alli) await desk.llegada(hoy, true);
    return serie;
  }
  const DE_HOY = [
    { horaInicio: '10:45', alli: false, queda: true },
    { horaInicio: '11:00', alli: false, queda: true },
    { horaInicio: '11:15', alli: false, queda: false },
    { horaInicio: '11:15', alli: true, queda: true },
  ];

  describe.each([{}, { desde: '2026-11-24' }])('are cancelled with %j', (dia) => {
    test.each(DE_HOY)(
      "today's at $horaInicio, its client there: $alli, stays: $queda",
      async ({ horaInicio, alli, queda }) => {
        const serie = await conLaDeHoy(horaInicio, alli);
        const { body } = await ask(`POST /series/${serie.id}/cancelar`, { ...dia, motivo: 'se muda' });
        const after = serieSchema.parse(body);
        expect(estados(after)).toEqual([queda ? 'pendiente' : 'cancelada', 'cancelada']);
        expect(after.citas[0]?.llegadaEn !== null).toBe(alli);
      },
    );
  });

  describe.each([
    { horaInicio: '12:30' },
    { profesionalId: 'marta' as const },
    { horaInicio: '12:30', profesionalId: 'marta' as const },
  ])('are moved with %j', ({ profesionalId, ...hora }) => {
    test.each(DE_HOY)(
      "today's at $horaInicio, its client there: $alli, stays: $queda",
      async ({ horaInicio, alli, queda }) => {
        const serie = await conLaDeHoy(horaInicio, alli);
        const { status, body } = await ask(`POST /series/${serie.id}/mover`, {
          ...{ desde: '2026-11-24', ...hora },
          ...(profesionalId && { profesionalId: aurora[profesionalId] }),
        });
        const antes = [horaInicio, 'Luis'];
        const despues = [hora.horaInicio ?? horaInicio, profesionalId ? 'Marta' : 'Luis'];
        expect(status).toBe(200);
        const { citas } = serieSchema.parse(body);
        expect(citas.map((cita) => [cita.horaInicio, cita.profesional])).toEqual([
          queda ? antes : despues,
          despues,
        ]);
        expect(citas[0]?.llegadaEn !== null).toBe(alli);
      },
    );
  });

  test('stay as they are when none of them is still to come', async () => {
    const repeticion = { frecuencia: 'semanal', cada: 1, desde: '2026-11-10', fin: { veces: 3 } };
    const serie = await made({ repeticion });
    const { status, body } = await ask(`POST /series/${serie.id}/mover`, {
      ...{ desde: '2026-11-10', horaInicio: '16:00', profesionalId: aurora.marta },
    });
    expect(status).toBe(200);
    expect(serieSchema.parse(body)).toEqual(serie);
  });

  test('move in time and to somebody else, each on its day, from a day on', async () => {
    const serie = await made();
    const { status, body } = await ask(`POST /series/${serie.id}/mover`, {
      desde: '2026-12-09',
      horaInicio: '10:15',
      profesionalId: aurora.marta,
    });
    expect(status).toBe(200);
    expect(
      serieSchema
        .parse(body)
        .citas.map(({ horaInicio, horaFin, profesional }) => [horaInicio, horaFin, profesional]),
    ).toEqual([
      ['10:00', '10:30', 'Luis'],
      ['10:00', '10:30', 'Luis'],
      ['10:15', '10:45', 'Marta'],
      ['10:15', '10:45', 'Marta'],
    ]);
  });

  test('all stay where they are when one of them cannot move', async () => {
    const serie = await made();
    await desk.made({ fecha: '2026-12-09', horaInicio: '11:00' });
    const { status, body } = await ask(`POST /series/${serie.id}/mover`, {
      desde: '2026-11-25',
      horaInicio: '10:45',
    });
    expect([status, body]).toMatchObject([409, { citas: [{ fecha: '2026-12-09' }] }]);
    const again = await api.call(`GET /series/${serie.id}`, { token: aurora.token('admin') });
    expect(again.body).toMatchObject({ citas: serie.citas.map(({ version }) => ({ version })) });
  });

  test('are offered no place where they are already', async () => {
    const serie = await made();
    await desk.made({ fecha: '2026-12-09', horaInicio: '10:30' });
    const { body } = await ask(`POST /series/${serie.id}/mover`, {
      desde: '2026-12-09',
      horaInicio: '10:15',
    });
    const [una] = (body as { citas: readonly CitaDeSerie[] }).citas;
    expect(una?.alternativas.map(({ horaInicio }) => horaInicio)).toEqual(['09:45', '09:30', '11:00']);
  });

  test('are shown to their own professional and to no other', async () => {
    await api.database.query(`UPDATE usuarios SET profesional_id = $1 WHERE id = $2`, [
      aurora.luis,
      aurora.usuario('profesional'),
    ]);
    const token = aurora.token('profesional');
    const suya = await made();
    const ajena = await made({ profesionalId: aurora.marta });
    expect((await api.call(`GET /series/${suya.id}`, { token })).status).toBe(200);
    expect((await api.call(`GET /series/${ajena.id}`, { token })).status).toBe(404);
  });
});
