import { createTestDatabase, type TestDatabase } from '@citas/database/testing';
import { readEstadisticas } from './estadisticas-queries.ts';
import { aNegocio } from './testing/a-negocio.ts';

let own: TestDatabase;
beforeAll(async () => {
  own = await createTestDatabase();
  await aNegocio(own.database, 'vacio', 'Europe/Madrid');
  // Two zones whose days never agree: 26 hours lie between them.
  await aNegocio(own.database, 'oeste', 'Etc/GMT+12');
  await aNegocio(own.database, 'este', 'Etc/GMT-14');
  await own.database.query(`
    INSERT INTO citas (negocio_id, cliente, servicio, fecha, hora_inicio, hora_fin, estado)
    SELECT id, 'Lola', 'Corte', (now() AT TIME ZONE zona_horaria)::date + dia, '10:00', fin::time, estado
    FROM negocios, (VALUES (0, '10:30', 'pendiente'), (0, '10:30', 'completada'), (-1, '10:45', 'cancelada'),
      (-29, '10:30', 'no_asistio'), (-30, '10:30', 'completada'), (7, '10:30', 'confirmada')) AS v (dia, fin, estado)
    WHERE id <> 'vacio'`);
});
afterAll(() => own.drop());

const today = async (id: string) =>
  (
    await own.database.query<{ hoy: string; despues: string }>(
      `SELECT (now() AT TIME ZONE zona_horaria)::date::text AS hoy,
         ((now() AT TIME ZONE zona_horaria)::date + 7)::text AS despues FROM negocios WHERE id = $1`,
      [id],
    )
  )[0]!;

describe('the figures', () => {
  test('count by the day of each negocio, all in one statement', async () => {
    const read = await readEstadisticas(own.database, ['este', 'oeste', 'vacio', 'nadie']);
    expect(read.map(({ negocioId }) => negocioId).sort()).toEqual(['este', 'oeste', 'vacio']);
    for (const id of ['este', 'oeste']) {
      const { hoy, despues } = await today(id);
      expect(read.find(({ negocioId }) => negocioId === id)).toEqual({
        negocioId: id,
        hoy,
        estadisticas: {
          totalCitas: 6,
          citasHoy: 2,
          citasCompletadas: 2,
          citasCanceladas: 1,
          citasPendientes: 1,
          citasConfirmadas: 1,
          citasNoAsistio: 1,
          // (5 × 30 + 45) / 6 = 32.5, rounded half up as the guide's ::INT does.
          duracionPromedio: 33,
          ultimaCita: despues,
        },
      });
    }
    expect((await today('este')).hoy).not.toBe((await today('oeste')).hoy);
  });

  test('are zeros for a negocio without citas', async () => {
    const [read] = await readEstadisticas(own.database, ['vacio']);
    expect(read?.estadisticas).toMatchObject({
      totalCitas: 0,
      citasHoy: 0,
      duracionPromedio: null,
      ultimaCita: null,
    });
  });
});
