import { agrupada, suelta } from './aviso-esperado.ts';
import type { Database } from './database.ts';
import { createTestDatabase, type TestDatabase } from './testing.ts';

const ZONA = 'America/Mexico_City';
let own: TestDatabase;
let database: Database;

beforeEach(async () => {
  own = await createTestDatabase();
  database = own.database;
  await database.query(`INSERT INTO negocios (id, nombre, zona_horaria) VALUES ('a', 'A', $1)`, [ZONA]);
});
afterEach(() => own.drop());

/** Of nobody, at the same hour, so many minutes from now. */
async function insert(minutos: number, cuantas = 1) {
  const citas = await database.query<{ id: string; fecha: string; hora: string }>(
    `INSERT INTO citas (negocio_id, cliente, servicio, fecha, hora_inicio, hora_fin)
     SELECT 'a', 'Lola', 'Corte', t::date, t::time, '24:00'
     FROM generate_series(1, $2), (SELECT date_trunc('minute', now() AT TIME ZONE $3 + make_interval(mins => $1)) AS t) AS h
     RETURNING id, to_char(fecha, 'DD/MM') AS fecha, to_char(hora_inicio, 'HH24:MI') AS hora`,
    [minutos, cuantas, ZONA],
  );
  return citas[0]!;
}

/** What is told when every cita changes so. */
async function cambiar(set: string): Promise<unknown[]> {
  await database.query(`UPDATE canales SET seq = 0; DELETE FROM eventos`);
  await database.query(`UPDATE citas SET ${set}`);
  const rows = await database.query<{ datos: object }>(
    `SELECT datos FROM eventos WHERE canal = 'notificaciones:a' ORDER BY seq`,
  );
  return rows.map(({ datos }) => datos);
}

const CANCELADA = `estado = 'cancelada', motivo = 'x'`;
const REABIERTA = `estado = 'pendiente', motivo = NULL`;

/** Cancelled so many hours before. */
const hace = (horas: number) => `${CANCELADA}, cancelada_en = now() - interval '${horas} hours'`;

describe('a cancelled cita that is open again', () => {
  test('is told to whoever was told that it was cancelled, who is told again when that is taken back', async () => {
    const { id, ...cita } = await insert(600);
    const cancelada = suelta('cancelacion_tardia', cita, id);
    expect(await cambiar(CANCELADA)).toEqual([cancelada]);
    expect(await cambiar(REABIERTA)).toEqual([suelta('cita_reabierta', cita, id)]);
    expect(await cambiar(`estado = 'confirmada'`)).toEqual([]);
    expect(await cambiar(CANCELADA)).toEqual([cancelada]);
  });

  test('after it was cancelled in good time is not told of as cancelled late when that is taken back', async () => {
    await insert(600);
    expect(await cambiar(hace(48))).toEqual([]);
    expect(await cambiar(REABIERTA)).toHaveLength(1);
    expect(await cambiar(CANCELADA)).toEqual([]);
  });

  test('and is cancelled again more than a minute later is told of as cancelled late', async () => {
    const { id, ...cita } = await insert(600);
    await cambiar(hace(48));
    await cambiar(REABIERTA);
    await database.query(`ALTER TABLE citas DISABLE TRIGGER USER;
    UPDATE citas SET actualizado_en = now() - interval '61 seconds'; ALTER TABLE citas ENABLE TRIGGER USER`);
    expect(await cambiar(CANCELADA)).toEqual([suelta('cancelacion_tardia', cita, id)]);
  });

  test('at another time is told of as moved, and where it is over already not at all', async () => {
    const { id, fecha, hora } = await insert(3000);
    await cambiar(CANCELADA);
    const [movida, ...mas] = await cambiar(`${REABIERTA}, fecha = fecha + 1`);
    expect(mas).toEqual([]);
    expect(movida).toMatchObject({
      titulo: 'Cita movida',
      message: expect.stringContaining(`${fecha} a las ${hora} → `),
      citaId: id,
    });
    await cambiar(`${CANCELADA}, fecha = fecha - 7`);
    expect(await cambiar(REABIERTA)).toEqual([]);
  });

  test('with another profesional is told of as theirs now', async () => {
    await insert(3000);
    await database.query(`INSERT INTO profesionales (negocio_id, nombre) VALUES ('a', 'Luis')`);
    await cambiar(CANCELADA);
    expect(await cambiar(`${REABIERTA}, profesional_id = (SELECT id FROM profesionales)`)).toMatchObject([
      { titulo: 'Cambio de profesional' },
    ]);
  });

  test.each(['completada', 'no_asistio'])('is none when it was %s', async (estado) => {
    await insert(600);
    await cambiar(`estado = '${estado}'`);
    expect(await cambiar(REABIERTA)).toEqual([]);
  });

  test('with more than 20 others is told of once', async () => {
    await insert(3000, 21);
    await cambiar(CANCELADA);
    expect(await cambiar(REABIERTA)).toEqual([agrupada('cita_reabierta', 21)]);
  });
});
