import { lockProfesionales } from '../citas/solape-queries.ts';
import { findOrInsertCliente } from '../clientes/cliente-queries.ts';
import { findOrInsertServicio } from '../servicios/servicio-queries.ts';
import { seedNegocio, type NegocioUnderTest } from '../testing/a-negocio.ts';
import { startApi, type ApiUnderTest } from '../testing/api-under-test.ts';
import type { Answer } from '../testing/answer.ts';
import { waitingForLocks } from '../testing/until-held.ts';

let api: ApiUnderTest;
let aurora: NegocioUnderTest;

beforeEach(async () => {
  api = await startApi();
  aurora = await seedNegocio(api);
});
afterEach(() => api.stop());

const CABECERA = 'cliente,servicio,profesional,fecha,hora_inicio,hora_fin';
const csv = (...lines: string[]) => `${lines.join('\n')}\n`;
const send = (body: string, call = api.call) =>
  call('POST /citas/importar', {
    token: aurora.token('admin'),
    body,
    headers: { 'Content-Type': 'text/csv' },
  });
const erroresOf = ({ body }: Answer) => (body as { errores?: object[] }).errores;
const count = async (table: string) => (await api.database.query(`SELECT FROM ${table}`)).length;
const waiting = async () => (await waitingForLocks(api.database)).length;
/** Until so many wait for each other, or this one has been answered, which it should not have been. */
const untilWaiting = async (cuantos: number, answer: Promise<unknown>) => {
  let answered = false;
  void answer.finally(() => (answered = true));
  while (!answered && (await waiting()) < cuantos);
};

test('an import waits for whoever is booking a professional, and then sees what they booked', async () => {
  const archivo = csv(CABECERA, 'Ana,Corte,Luis,2026-11-25,10:00,11:00');
  const imported = await api.database.transaction(async (tx) => {
    await lockProfesionales(tx, aurora.id, [aurora.luis]);
    const answer = send(archivo);
    while ((await waiting()) === 0);
    await tx.query(
      `INSERT INTO citas (negocio_id, cliente, servicio, profesional_id, fecha, hora_inicio, hora_fin)
       VALUES ($1, 'Beto', 'Corte', $2, '2026-11-25', '10:30', '11:00')`,
      [aurora.id, aurora.luis],
    );
    return { answer };
  });
  const answer = await imported.answer;
  expect([answer.status, erroresOf(answer)]).toMatchObject([422, [{ linea: 2, code: 'solape' }]]);
  expect(await count('citas')).toBe(1);
});

test('a writer by hand, who waits for nobody, is no reason for a double booking either', async () => {
  const imported = await api.database.transaction(async (tx) => {
    await tx.query(
      `INSERT INTO citas (negocio_id, cliente, servicio, profesional_id, fecha, hora_inicio, hora_fin)
       VALUES ($1, 'Beto', 'Corte', $2, '2026-11-25', '10:30', '11:00')`,
      [aurora.id, aurora.luis],
    );
    const answer = send(csv(CABECERA, 'Ana,Corte,Luis,2026-11-25,10:00,11:00'));
    while ((await waiting()) === 0);
    return { answer };
  });
  expect((await imported.answer).status).toBe(409);
  expect(await count('citas')).toBe(1);
});

const named = (nombre: string) =>
  api.database.query('SELECT FROM clientes WHERE clave = sin_acentos($1)', [nombre]);

test('an import waits for whoever is booking a new client for a new service, and then takes those', async () => {
  const imported = await api.database.transaction(async (tx) => {
    await findOrInsertCliente(tx, aurora.id, { nombre: 'Lucía Nueva' });
    const answer = send(csv(CABECERA, 'lucia nueva,tinte,,2026-11-25,10:00,11:00'));
    await untilWaiting(1, answer);
    await findOrInsertServicio(tx, aurora.id, 'Tinte');
    return { answer };
  });
  expect((await imported.answer).body).toMatchObject({ creadas: 1, clientesNuevos: 0, serviciosNuevos: 0 });
  expect(await named('Lucía Nueva')).toHaveLength(1);
});

test.each([
  ['renamed', `UPDATE servicios SET nombre = 'Color' WHERE nombre = 'Tinte'`],
  ['deleted', `DELETE FROM servicios WHERE nombre = 'Tinte'`],
])('a service that is %s while an import waits takes no row with it', async (_, sql) => {
  await findOrInsertServicio(api.database, aurora.id, 'Tinte');
  const imported = await api.database.transaction(async (tx) => {
    await lockProfesionales(tx, aurora.id, [aurora.luis]);
    const answer = send(csv(CABECERA, 'Ana,tinte,Luis,2026-11-25,10:00,11:00'));
    await untilWaiting(1, answer);
    const changed = api.database.query(sql);
    await untilWaiting(2, changed);
    return { answer, changed };
  });
  expect((await imported.answer).body).toMatchObject({ creadas: 1, serviciosNuevos: 0 });
  await imported.changed;
  expect(await api.database.query('SELECT servicio FROM citas')).toEqual([{ servicio: 'Tinte' }]);
});

test('an import changes no service that is there, and tells nobody that it did', async () => {
  const seen = () => api.database.query('SELECT nombre, version FROM servicios ORDER BY nombre');
  await findOrInsertServicio(api.database, aurora.id, 'Tinte');
  const before = await seen();
  await api.database.query('DELETE FROM eventos');
  const { body } = await send(csv(CABECERA, 'Ana,TINTE,Luis,2026-11-25,10:00,11:00'));
  expect(body).toMatchObject({ creadas: 1, serviciosNuevos: 0 });
  expect(await seen()).toEqual(before);
  expect(await api.database.query(`SELECT FROM eventos WHERE tipo = 'negocio_changed'`)).toEqual([]);
});

test.each([
  [
    'a booking',
    (cliente: string) =>
      api.call('POST /citas', {
        token: aurora.token('recepcion'),
        body: { cliente, servicio: 'Tinte', fecha: '2026-11-26', horaInicio: '10:00' },
      }),
  ],
  [
    // At another API: each takes one file of somebody at a time.
    'another import',
    async (cliente: string) =>
      send(csv(CABECERA, `${cliente},Corte,,2026-11-26,10:00,11:00`), await api.beside()),
  ],
])('%s waits for an import under way that names the same new client', async (_, write) => {
  const writers = await api.database.transaction(async (tx) => {
    await lockProfesionales(tx, aurora.id, [aurora.luis]);
    const first = send(csv(CABECERA, 'Lucía Nueva,Tinte,Luis,2026-11-25,10:00,11:00'));
    await untilWaiting(1, first);
    const second = write('lucia nueva');
    await untilWaiting(2, second);
    return { answers: Promise.all([first, second]) };
  });
  const answers = await writers.answers;
  expect(answers.map(({ status }) => status < 300)).toEqual([true, true]);
  expect([(await named('Lucía Nueva')).length, await count('citas')]).toEqual([1, 2]);
});

test('bookings and imports of the same new clients at once make each client once, and none fails', async () => {
  const nombres = Array.from({ length: 6 }, (_, i) => `Nueva ${i}`);
  const apis = [api.call, await api.beside()];
  const answers = await Promise.all([
    ...nombres.flatMap((cliente, i) =>
      ['Peinado', 'Mechas'].map((servicio) =>
        api.call('POST /citas', {
          token: aurora.token('recepcion'),
          body: { cliente, servicio, fecha: '2026-11-26', horaInicio: `1${i}:00` },
        }),
      ),
    ),
    ...apis.map((call) =>
      send(csv(CABECERA, ...nombres.map((n, i) => `${n},Mechas,,2026-11-27,1${i}:00,1${i}:30`)), call),
    ),
  ]);
  expect(answers.filter(({ status }) => status >= 300)).toEqual([]);
  expect(await count('clientes')).toBe(1 + nombres.length);
});
