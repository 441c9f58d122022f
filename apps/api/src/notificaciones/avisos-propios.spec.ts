import { listaDeNotificacionesSchema } from '@citas/protocol';
import { seedNegocio, type NegocioUnderTest } from '../testing/a-negocio.ts';
import { startApi, type ApiUnderTest } from '../testing/api-under-test.ts';

let api: ApiUnderTest;
let aurora: NegocioUnderTest;
let ajeno: NegocioUnderTest;

beforeEach(async () => {
  api = await startApi();
  aurora = await seedNegocio(api);
  ajeno = await seedNegocio(api, { id: 'ajeno', zonaHoraria: 'Europe/Madrid' });
  await hacerse(aurora.luis);
});
afterEach(() => api.stop());

/** From now on the one who reads as profesional is this one. */
const hacerse = (profesional: string, negocio = aurora) =>
  api.database.query('UPDATE usuarios SET profesional_id = $1 WHERE id = $2', [
    profesional,
    negocio.usuario('profesional'),
  ]);

async function answer(token = aurora.token('profesional')) {
  const { status, body } = await api.call('GET /notificaciones', { token });
  expect(status).toBe(200);
  return body;
}
const list = async (token?: string) => listaDeNotificacionesSchema.parse(await answer(token));
const suyas = () => list();
/** The whole answer but its instants and names of the log, which have any digits. */
const sinHoras = async () =>
  JSON.stringify(await answer(), (name, value: unknown) =>
    ['timestamp', 'epoch'].includes(name) ? undefined : value,
  );

/** By SQL from outside, in one statement, of one profesional or the other; half an hour apart, day after day. */
const muchas = (cuantas: number, profesional: string, negocio = aurora) =>
  `SELECT '${negocio.id}', 'Lola', 'Corte', '${profesional}'::uuid, '2099-12-01'::date + i / 8,
     '10:00'::time + i % 8 * interval '30 minutes', '10:30'::time + i % 8 * interval '30 minutes'
   FROM generate_series(0, ${cuantas - 1}) AS i`;
const anadir = (...partes: string[]) =>
  api.database.query(
    `INSERT INTO citas (negocio_id, cliente, servicio, profesional_id, fecha, hora_inicio, hora_fin)
     ${partes.join(' UNION ALL ')}`,
  );
const cambiar = (set: string) => api.database.query(`UPDATE citas SET ${set}`);
const textos = async (token = aurora.token('profesional')) =>
  (await list(token)).datos.map(({ titulo, message, citaId }) => [titulo, message, citaId]);
const deLuis = () => textos();
const deMarta = async () => {
  await hacerse(aurora.marta);
  return deLuis();
};

describe('of many citas that change at once a profesional', () => {
  test('is told how many of them are theirs, once, and nobody else is', async () => {
    await anadir(muchas(3, aurora.luis), muchas(18, aurora.marta));
    await cambiar('fecha = fecha + 7');
    expect(await deLuis()).toEqual([
      ['Citas movidas', 'Se han movido 3 de tus citas de una vez', null],
      ['Citas añadidas', 'Se han añadido 3 citas a tu agenda de una vez', null],
    ]);
    expect(await suyas()).toMatchObject({ noLeidas: 2, posicion: { seq: 2 } });
    expect(await textos(aurora.token('admin'))).toEqual([
      ['Citas movidas', 'Se han movido 21 citas de una vez', null],
      ['Citas añadidas', 'Se han añadido 21 citas de una vez', null],
    ]);
    expect(await textos(aurora.token('recepcion'))).toEqual(await textos(aurora.token('admin')));
    expect(await deMarta()).toEqual([
      ['Citas movidas', 'Se han movido 18 de tus citas de una vez', null],
      ['Citas añadidas', 'Se han añadido 18 citas a tu agenda de una vez', null],
    ]);
    expect(await sinHoras()).not.toMatch(/propias|21/);
  });

  test('is told nothing when none of them is theirs', async () => {
    await anadir(muchas(21, aurora.marta));
    await cambiar('fecha = fecha + 7');
    expect(await suyas()).toMatchObject({ datos: [], noLeidas: 0, posicion: { seq: 2 } });
  });

  test('is told of the only one that is theirs as if it had come alone', async () => {
    await anadir(muchas(1, aurora.luis), muchas(20, aurora.marta));
    await cambiar('fecha = fecha + 7');
    const [{ id } = { id: '' }] = await api.database.query<{ id: string }>(
      'SELECT id FROM citas WHERE profesional_id = $1',
      [aurora.luis],
    );
    expect(await deLuis()).toEqual([
      ['Cita movida', 'Lola · Corte · 01/12 a las 10:00 → 08/12 a las 10:00', id],
      ['Cita añadida', 'Lola · Corte · 01/12 a las 10:00', id],
    ]);
  });

  test('is told how many came to them and how many were taken', async () => {
    await anadir(muchas(4, aurora.luis), muchas(17, aurora.marta));
    const alReves = `profesional_id = CASE profesional_id WHEN '${aurora.luis}' THEN '${aurora.marta}'::uuid
      ELSE '${aurora.luis}' END, solape_autorizado = true`;
    await cambiar(alReves);
    const [ultima] = await deLuis();
    expect(ultima).toEqual([
      'Cambios de profesional',
      'Citas que pasan a tu agenda: 17 · citas que dejan tu agenda: 4',
      null,
    ]);
    await cambiar(`profesional_id = '${aurora.marta}'`);
    await cambiar(`profesional_id = '${aurora.luis}'`);
    await cambiar(`profesional_id = '${aurora.marta}'`);
    expect(await deLuis()).toEqual(
      expect.arrayContaining([
        ['Cambios de profesional', 'Te han pasado 21 citas de una vez', null],
        ['Cambios de profesional', '21 de tus citas han cambiado de profesional de una vez', null],
      ]),
    );
  });

  test('is told nothing of another negocio, whose professionals are told of theirs alone', async () => {
    await hacerse(ajeno.luis, ajeno);
    await anadir(muchas(21, aurora.luis), muchas(22, ajeno.luis, ajeno));
    expect(await deLuis()).toEqual([
      ['Citas añadidas', 'Se han añadido 21 citas a tu agenda de una vez', null],
    ]);
    expect(await textos(ajeno.token('profesional'))).toEqual([
      ['Citas añadidas', 'Se han añadido 22 citas a tu agenda de una vez', null],
    ]);
  });
});

test('of a cita that goes from one to another those two are told, and not a third', async () => {
  const [{ id: clara } = { id: '' }] = await api.database.query<{ id: string }>(
    `INSERT INTO profesionales (negocio_id, nombre) VALUES ($1, 'Clara') RETURNING id`,
    [aurora.id],
  );
  await anadir(muchas(1, aurora.luis));
  await api.database.query('UPDATE citas SET profesional_id = $1', [aurora.marta]);
  const titulosDe = async (profesional: string) => {
    await hacerse(profesional);
    const { datos, noLeidas } = await suyas();
    return [datos.map(({ titulo }) => titulo), noLeidas];
  };
  expect(await titulosDe(aurora.luis)).toEqual([['Cambio de profesional'], 1]);
  expect(await titulosDe(aurora.marta)).toEqual([['Cambio de profesional', 'Nueva cita'], 2]);
  expect(await titulosDe(clara)).toEqual([[], 0]);
});

test('a profesional looks back over the last 10 000 notices of the negocio, and who sees all of them over all', async () => {
  await anadir(muchas(1, aurora.luis));
  const vienen = (cuantas: number) =>
    api.database.query(`UPDATE canales SET seq = seq + $2 WHERE canal = $1`, [
      `notificaciones:${aurora.id}`,
      cuantas,
    ]);
  await vienen(9_999);
  expect(await suyas()).toMatchObject({ datos: [{ titulo: 'Nueva cita' }], noLeidas: 1 });
  await vienen(1);
  expect(await suyas()).toMatchObject({ datos: [], noLeidas: 0 });
  expect(await list(aurora.token('recepcion'))).toMatchObject({ datos: [{ titulo: 'Nueva cita' }] });
});
