import {
  MAXIMO_SIN_AGRUPAR,
  MINUTOS_SIN_CERRAR,
  NOTIFICACIONES,
  type ClaseDeNotificacion,
  type TipoDeNotificacion,
} from '@citas/domain';
import { agrupada, dicho, parte, suelta } from './aviso-esperado.ts';
import type { Database } from './database.ts';
import { createTestDatabase, type TestDatabase } from './testing.ts';

const ZONA = 'America/Mexico_City';
let own: TestDatabase;
let database: Database;

beforeEach(async () => {
  own = await createTestDatabase();
  database = own.database;
  await database.query(`INSERT INTO negocios (id, nombre, zona_horaria) VALUES ('a', 'A', $1)`, [ZONA]);
  await database.query(`INSERT INTO profesionales (negocio_id, nombre) VALUES ('a', 'Luis')`);
});
afterEach(() => own.drop());

interface Told {
  readonly nivel: string;
  readonly titulo: string;
  readonly message: string;
  readonly citaId: string | null;
}

/** What is told while `act` runs. */
async function toldBy(act: () => Promise<unknown>): Promise<Told[]> {
  await database.query(`UPDATE canales SET seq = 0; DELETE FROM eventos`);
  await act();
  const rows = await database.query<{ datos: Told }>(
    `SELECT datos FROM eventos WHERE canal = 'notificaciones:a' ORDER BY seq`,
  );
  return rows.map(({ datos }) => datos);
}

/** Citas of Luis at the same hour, so many minutes from now, all of half an hour. */
const insert = (minutos: number, { cuantas = 1, estado = 'pendiente', solape = false } = {}) =>
  database.query<{ id: string; fecha: string; hora: string }>(
    `INSERT INTO citas (negocio_id, cliente, servicio, profesional_id, fecha, hora_inicio, hora_fin, estado, solape_autorizado)
     SELECT 'a', 'Lola', 'Corte', CASE WHEN $4 THEN p.id END, t::date, t::time,
       CASE WHEN t::time < '23:30' THEN t::time + interval '30 minutes' ELSE '24:00' END, $3, $4
     FROM profesionales p, generate_series(1, $2),
       (SELECT date_trunc('minute', now() AT TIME ZONE $5 + make_interval(mins => $1)) AS t) AS h
     RETURNING id, to_char(fecha, 'DD/MM') AS fecha, to_char(hora_inicio, 'HH24:MI') AS hora`,
    [minutos, cuantas, estado, solape, ZONA],
  );
const cancel = () => database.query(`UPDATE citas SET estado = 'cancelada', motivo = 'x'`);
/** What is told when every cita changes so. */
const cambiar = (set: string) => toldBy(() => database.query(`UPDATE citas SET ${set}`));
const notCerradas = (ahora = 'now()') => database.query(`SELECT citas_avisar_sin_cerrar(${ahora})`);

test('the database knows the kinds of the table, their levels, titles and limits', async () => {
  const kinds = await database.query<{ tipo: string }>('SELECT * FROM tipos_de_aviso() ORDER BY tipo');
  const expected = Object.entries<TipoDeNotificacion>(NOTIFICACIONES).map(
    ([tipo, { nivel, titulo, agrupada }]) => ({
      tipo,
      nivel,
      titulo: dicho(titulo),
      titulo_de_varias: agrupada && dicho(agrupada.titulo),
      mensaje_de_varias: agrupada && dicho(agrupada.texto),
      mensaje_de_propias: agrupada && dicho(agrupada.propias),
      mensaje_de_cedidas: agrupada?.cedidas ? dicho(agrupada.cedidas) : null,
      mensaje_de_ambas: agrupada?.ambas ? dicho(agrupada.ambas) : null,
    }),
  );
  expect(kinds).toEqual(expected.sort((a, b) => (a.tipo < b.tipo ? -1 : 1)));
  expect(await database.query('SELECT limite_de_notificaciones() AS n')).toEqual([{ n: MAXIMO_SIN_AGRUPAR }]);
});

describe('a cancellation', () => {
  test.each([
    ['23 hours before is told', 23 * 60, 1],
    ['25 hours before is not', 25 * 60, 0],
    ['after the cita has begun is not', -10, 0],
  ])('%s', async (_, minutos, count) => {
    const [cita] = await insert(minutos);
    const told = await toldBy(cancel);
    expect(told).toEqual(count ? [suelta('cancelacion_tardia', { ...cita }, cita?.id ?? '')] : []);
    expect(await toldBy(cancel)).toEqual([]);
  });

  test('of more than 20 at once is told once', async () => {
    await insert(600, { cuantas: 21 });
    expect(await toldBy(cancel)).toEqual([agrupada('cancelacion_tardia', 21)]);
  });
});

describe('a cita that is moved', () => {
  const cuando = async () => {
    const [una] = await database.query<{ id: string; fecha: string; hora: string }>(
      `SELECT id, to_char(fecha, 'DD/MM') AS fecha, to_char(hora_inicio, 'HH24:MI') AS hora FROM citas`,
    );
    return una!;
  };

  test('to another day or hour is told with both', async () => {
    const [antes] = await insert(3000);
    const told = await cambiar('fecha = fecha + 1');
    const { id, ...ahora } = await cuando();
    const valores = { ...ahora, fechaAntes: antes!.fecha, horaAntes: antes!.hora };
    expect(told).toEqual([suelta('cita_movida', valores, id)]);
    const otra = `CASE WHEN hora_inicio < '12:00' THEN time '15:00' ELSE time '08:00' END`;
    const set = `hora_inicio = ${otra}, hora_fin = ${otra} + interval '30 minutes'`;
    expect(await cambiar(set)).toHaveLength(1);
  });

  test('only at its end, or not at all, is not', async () => {
    await database.query(
      `INSERT INTO citas (negocio_id, cliente, servicio, fecha, hora_inicio, hora_fin)
       VALUES ('a', 'Lola', 'Corte', (now() AT TIME ZONE $1)::date + 2, '10:00', '10:30')`,
      [ZONA],
    );
    expect(await cambiar(`hora_fin = '11:00'`)).toEqual([]);
    expect(await cambiar(`notas = 'x', estado = 'confirmada'`)).toEqual([]);
  });

  test.each(['completada', 'cancelada', 'no_asistio'])('is not told when it is %s', async (estado) => {
    await insert(3000, { estado });
    expect(await cambiar('fecha = fecha + 1')).toEqual([]);
  });

  test('to where it is over already is not told', async () => {
    await insert(3000);
    expect(await cambiar('fecha = fecha - 7')).toEqual([]);
    expect(await cambiar('fecha = fecha + 7')).toHaveLength(1);
  });

  test('with more than 20 others is told once', async () => {
    await insert(3000, { cuantas: 21 });
    expect(await cambiar('fecha = fecha + 1')).toEqual([agrupada('cita_movida', 21)]);
  });
});

describe('a cita that goes to somebody else', () => {
  const dar = (nombre: string, ademas = '') =>
    cambiar(`profesional_id = (SELECT id FROM profesionales WHERE nombre = '${nombre}') ${ademas}`);
  const idDe = async (nombre: string) =>
    (await database.query<{ id: string }>('SELECT id FROM profesionales WHERE nombre = $1', [nombre]))[0]!.id;

  /** After them: `insert` makes a cita for each profesional. */
  const insertar = async (citas?: Parameters<typeof insert>[1]) => {
    const nuevas = await insert(3000, citas);
    await database.query(`INSERT INTO profesionales (negocio_id, nombre) VALUES ('a', 'Marta')`);
    return nuevas;
  };

  test('is told with both names, and says to the log whose it was', async () => {
    const [cita] = await insertar();
    const relevo = (antes: string, profesional: string, antesDe: string | null) => {
      const told = suelta('cita_reasignada', { ...cita, antes, profesional }, cita!.id);
      return { ...told, antesDe, messageAntes: told.message };
    };
    expect(await dar('Luis')).toEqual([relevo('sin asignar', 'Luis', null)]);
    expect(await dar('Marta')).toEqual([relevo('Luis', 'Marta', await idDe('Luis'))]);
    expect(await dar('nadie')).toEqual([relevo('Marta', 'sin asignar', await idDe('Marta'))]);
    expect(await dar('nadie')).toEqual([]);
  });

  test("is nobody's once its professional is deleted", async () => {
    const [cita] = await insertar();
    await dar('Marta');
    const antesDe = await idDe('Marta');
    const told = suelta('cita_reasignada', { ...cita, antes: 'Marta', profesional: 'sin asignar' }, cita!.id);
    const borrar = () => database.query('DELETE FROM profesionales WHERE id = $1', [antesDe]);
    expect(await toldBy(borrar)).toEqual([{ ...told, antesDe, messageAntes: told.message }]);
  });

  test('at another time is told once: to who has it as it is, to who had it as it was', async () => {
    const [antes] = await insertar();
    const told = await dar('Marta', `, fecha = fecha + 1, cliente = 'Lola P.'`);
    const [despues] = await database.query<{ fecha: string }>(
      `SELECT to_char(fecha, 'DD/MM') AS fecha FROM citas`,
    );
    const relevo = { antes: 'sin asignar', profesional: 'Marta' };
    const ahora = suelta(
      'cita_reasignada',
      { ...antes, ...relevo, ...despues, cliente: 'Lola P.' },
      antes!.id,
    );
    const { message: messageAntes } = suelta('cita_reasignada', { ...antes, ...relevo }, antes!.id);
    expect(told).toEqual([{ ...ahora, antesDe: null, messageAntes }]);
  });

  test('once it is over is not told', async () => {
    await insertar({ estado: 'completada' });
    expect(await dar('Marta')).toEqual([]);
  });

  test('with more than 20 others is told once, and to each of the two with how many they were', async () => {
    await insertar({ cuantas: 21, solape: true });
    const [luis, marta] = [await idDe('Luis'), await idDe('Marta')];
    expect(await dar('Marta')).toEqual([
      { ...agrupada('solape_autorizado', 21), propias: { [marta]: parte('solape_autorizado', 21) } },
      {
        ...agrupada('cita_reasignada', 21),
        propias: { [luis]: parte('cita_reasignada', 0, 21), [marta]: parte('cita_reasignada', 21) },
      },
    ]);
  });
});

describe('an authorised overlap', () => {
  test('is told when it is made, moved there or authorised later', async () => {
    expect((await toldBy(() => insert(3000, { solape: true }))).map(({ titulo }) => titulo)).toEqual([
      'Nueva cita',
    ]);
    let cita: { id: string } | undefined;
    const told = await toldBy(async () => ([cita] = await insert(3000, { solape: true })));
    expect(told[1]).toEqual(suelta('solape_autorizado', { ...cita }, cita?.id ?? ''));
    const change = (set: string) =>
      toldBy(() => database.query(`UPDATE citas SET ${set} WHERE id = $1`, [cita?.id ?? '']));
    expect(await change(`notas = 'otra cosa'`)).toEqual([]);
    expect(await change(`estado = 'confirmada'`)).toEqual([]);
    const titulos = async (set: string) => (await change(set)).map(({ titulo }) => titulo);
    expect(await titulos('fecha = fecha + 7')).toEqual(['Cita movida']);
    expect(await titulos('fecha = fecha - 7')).toEqual(['Cita movida', 'Solape autorizado']);
    expect(await change('solape_autorizado = solape_autorizado')).toEqual([]);
  });

  test('of more than 20 at once is told once', async () => {
    const told = await toldBy(() => insert(3000, { cuantas: 21, solape: true }));
    const [luis] = await database.query<{ id: string }>('SELECT id FROM profesionales');
    const suyas = (clase: ClaseDeNotificacion) => ({ [luis!.id]: parte(clase, 21) });
    expect(told).toEqual([
      { ...agrupada('importacion', 21), propias: suyas('importacion') },
      { ...agrupada('solape_autorizado', 21), propias: suyas('solape_autorizado') },
    ]);
  });
});

describe('a cita that is past and still open', () => {
  test(`is told ${MINUTOS_SIN_CERRAR} minutes after its end and never again`, async () => {
    const [cita] = await insert(-120, { estado: 'confirmada' });
    const end = `(SELECT (fecha + hora_fin) AT TIME ZONE '${ZONA}' FROM citas)`;
    const at = (minutos: string) => toldBy(() => notCerradas(`${end} + interval '${minutos}'`));
    expect(await at('14 minutes 59 seconds')).toEqual([]);
    expect(await at(`${MINUTOS_SIN_CERRAR} minutes`)).toEqual([
      suelta('cita_sin_cerrar', { ...cita }, cita?.id ?? ''),
    ]);
    expect(await at('16 minutes')).toEqual([]);
    await database.query(`UPDATE citas SET notas = 'x'`);
    expect(await at('17 minutes')).toEqual([]);
  });

  test.each(['completada', 'cancelada', 'no_asistio'])('is none when it is %s', async (estado) => {
    await insert(-120, { estado });
    expect(await toldBy(() => notCerradas(`now() + interval '3 hours'`))).toEqual([]);
  });

  test('is found on the day after, and no longer two days after', async () => {
    await insert(-120);
    const after = (dias: number) =>
      toldBy(() =>
        notCerradas(`(SELECT (fecha + ${dias} + time '23:59') AT TIME ZONE '${ZONA}' FROM citas)`),
      );
    expect(await after(2)).toEqual([]);
    expect(await after(1)).toHaveLength(1);
  });

  test('with more than 20 others, as after days of standstill, is told once', async () => {
    await insert(-120, { cuantas: 21 });
    const later = `now() + interval '3 hours'`;
    expect(await toldBy(() => notCerradas(later))).toEqual([agrupada('cita_sin_cerrar', 21)]);
    expect(await toldBy(() => notCerradas(later))).toEqual([]);
  });

  test('is forgotten with the cita', async () => {
    await insert(-120);
    await notCerradas(`now() + interval '3 hours'`);
    await database.query('DELETE FROM citas');
    expect(await database.query('SELECT FROM citas_avisadas')).toEqual([]);
  });

  test('is told once by processes that look at the same time', async () => {
    await insert(-120, { cuantas: 15 });
    const look = () => notCerradas(`now() + interval '3 hours'`);
    const told = await toldBy(() => Promise.all(Array.from({ length: 8 }, look)));
    expect(told).toHaveLength(15);
  });
});
