import { createHash, randomUUID } from 'node:crypto';
import { OPERATIONS, type Operation, type OperationId } from '@citas/protocol';
import { seedNegocio, type NegocioUnderTest } from '../testing/a-negocio.ts';
import type { Answer } from '../testing/answer.ts';
import { startApi, type ApiUnderTest } from '../testing/api-under-test.ts';
import type { Caller } from '../testing/caller.ts';
import { untilAnswered } from '../testing/until-answered.ts';
import { waitingForLocks } from '../testing/until-held.ts';
import { keyPurge } from './key-purge.ts';

/** Every operation that takes an `Idempotency-Key`: a new one is not tested before it stands here. */
let api: ApiUnderTest;
let other: Caller;
let aurora: NegocioUnderTest;

beforeAll(async () => {
  api = await startApi({ anonymousPerMinute: 10_000 });
  other = await api.beside();
  aurora = await seedNegocio(api);
});
afterAll(() => api.stop());
beforeEach(async () => {
  for (const table of ['citas', 'series', 'idempotencia', 'bloqueos'])
    await api.database.query(`DELETE FROM ${table}`);
});

interface Sent {
  /** Method and path. */
  readonly route: string;
  readonly body?: unknown;
}
type Case = () => Promise<{ readonly sent: Sent; readonly another: Sent }>;

const bodies = (route: string, sent: unknown, another: unknown) => ({
  sent: { route, body: sent },
  another: { route, body: another },
});
const cita = () => ({ cliente: 'Eva', servicio: 'Corte', fecha: '2026-11-25', horaInicio: '10:00' });
const serie = () => {
  const { fecha, ...rest } = cita();
  const repeticion = { frecuencia: 'semanal', cada: 1, desde: fecha, fin: { veces: 3 } };
  return { ...rest, profesionalId: aurora.luis, repeticion };
};
const csv = (hora: string) => `cliente,servicio,fecha,hora_inicio\nEva,Corte,2026-11-25,${hora}\n`;
const codigo = async () => ((await api.call('POST /tv/codigos')).body as { codigo: string }).codigo;

async function ofASerie(order: string, sent: object, another: object) {
  const { body } = await api.call('POST /series', { token: aurora.token('admin'), body: serie() });
  return bodies(`POST /series/${(body as { id: string }).id}/${order}`, sent, another);
}

const CASES: Partial<Record<OperationId, Case>> = {
  crearCita: async () => bodies('POST /citas', cita(), { ...cita(), horaInicio: '11:00' }),
  crearSerie: async () => bodies('POST /series', serie(), { ...serie(), horaInicio: '11:00' }),
  cancelarSerie: () => ofASerie('cancelar', { motivo: 'viaje' }, { motivo: 'mudanza' }),
  moverSerie: () =>
    ofASerie(
      'mover',
      { desde: '2026-11-25', horaInicio: '12:00' },
      { desde: '2026-11-25', horaInicio: '13:00' },
    ),
  importarCitas: async () => bodies('POST /citas/importar', csv('10:00'), csv('11:00')),
  crearCliente: async () => bodies('POST /clientes', { nombre: 'Eva Ruiz' }, { nombre: 'Eva Díaz' }),
  crearBloqueo: async () => bodies('POST /bloqueos', { desde: '2026-12-24' }, { desde: '2026-12-31' }),
  crearServicio: async () => {
    const nombre = randomUUID();
    return bodies('POST /servicios', { nombre, duracionMinutos: 30 }, { nombre, duracionMinutos: 45 });
  },
  crearProfesional: async () => bodies('POST /profesionales', { nombre: 'Eva' }, { nombre: 'Sol' }),
  crearUsuario: async () => {
    const usuario = { email: `${randomUUID()}@aurora.demo`, nombre: 'Eva', rol: 'recepcion' };
    const password = 'tijeras y peine';
    return bodies('POST /usuarios', { ...usuario, password }, { ...usuario, password: `${password}s` });
  },
  crearAgenda: async () => ({
    sent: { route: `POST /profesionales/${aurora.luis}/agendas` },
    another: { route: `POST /profesionales/${aurora.marta}/agendas` },
  }),
  emparejarPantalla: async () =>
    bodies('POST /tv', { codigo: await codigo(), nombre: 'Uno' }, { codigo: await codigo(), nombre: 'Dos' }),
};

function send({ route, body }: Sent, clave?: string, { call = api.call, accept = '*/*' } = {}) {
  const type = route.endsWith('importar') ? { 'Content-Type': 'text/csv' } : {};
  const key = clave === undefined ? {} : { 'Idempotency-Key': clave };
  return call(route, {
    token: aurora.token('admin'),
    body,
    headers: { ...type, ...key, Accept: accept },
  });
}

/** Everything that a request can have made, counted. */
async function made(): Promise<unknown> {
  const [counts] = await api.database.query(
    `SELECT ${[
      'citas',
      'clientes',
      'series',
      'bloqueos',
      'servicios',
      'profesionales',
      'usuarios',
      'agendas',
      'eventos',
    ]
      .map((table) => `(SELECT count(*) FROM ${table}) AS ${table}`)
      .join(', ')}, (SELECT count(*) FROM pantallas WHERE negocio_id IS NOT NULL) AS pantallas`,
  );
  return counts;
}

const isReplayed = ({ headers }: Answer) => headers.get('Idempotent-Replayed') === 'true';
/** A weak ETag is Express's own, of the bytes; what is kept comes back with the same values, in another order. */
const seen = ({ status, body, headers }: Answer) => ({
  status,
  body,
  location: headers.get('Location'),
  version: headers.get('ETag')?.match(/^"\d+"$/)?.[0],
});

test('every operation that takes a key is tried here', () => {
  const keyed = Object.entries<Operation>(OPERATIONS).filter(([, { idempotencyKey }]) => idempotencyKey);
  expect(Object.keys(CASES).toSorted()).toEqual(keyed.map(([id]) => id).toSorted());
});

describe.each(Object.entries(CASES))('%s', (_id, makeCase) => {
  test('sent again, is done once and answered alike', async () => {
    const { sent } = await makeCase();
    const clave = randomUUID();
    const before = await made();
    const first = await send(sent, clave);
    expect([200, 201]).toContain(first.status);
    expect(isReplayed(first)).toBe(false);
    const after = await made();
    expect(after).not.toEqual(before);
    const again = await send(sent, clave);
    expect(isReplayed(again)).toBe(true);
    expect(seen(again)).toEqual(seen(first));
    expect(await made()).toEqual(after);
  });

  test('another request under the same key is refused, and does nothing', async () => {
    const { sent, another } = await makeCase();
    const clave = randomUUID();
    await send(sent, clave);
    const before = await made();
    expect(await send(another, clave)).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '#/Idempotency-Key', code: 'ya_usada' }] },
    });
    expect(await made()).toEqual(before);
  });

  test('while it runs, the same one is told to come back at once, whichever API it asks', async () => {
    const { sent } = await makeCase();
    const clave = randomUUID();
    const before = await made();
    const { first, second } = await whileHeld('idempotencia', async (held) => {
      const first = send(sent, clave);
      await held(1);
      const second = await send(sent, clave, { call: other });
      expect(await made()).toEqual(before);
      return { first: { answer: first }, second };
    });
    expect(second).toMatchObject({ status: 409, body: { type: '/problemas/peticion-en-curso' } });
    expect(second.headers.get('Retry-After')).toBe('1');
    const answer = await first.answer;
    expect([200, 201]).toContain(answer.status);
    expect(seen(await send(sent, clave))).toEqual(seen(answer));
  });
});

/** Whoever writes to that table waits until `meanwhile` is over; `held` is over when so many wait. */
function whileHeld<T>(
  table: string,
  meanwhile: (held: (howMany: number) => Promise<void>) => Promise<T>,
): Promise<T> {
  return api.database.transaction(async (tx) => {
    // Whoever waits for this one, and should not, is let go and fails.
    await tx.query(
      `SET LOCAL idle_in_transaction_session_timeout = '15s'; LOCK TABLE ${table} IN SHARE MODE`,
    );
    return meanwhile(async (howMany) => {
      while ((await waiting()).length < howMany);
    });
  });
}

const waiting = () => waitingForLocks(api.database);

const EVA: Sent = { route: 'POST /clientes', body: { nombre: 'Eva Ruiz' } };

test('of many at once one does it, and all that come back are answered with what it made', async () => {
  const before = (await api.database.query('SELECT FROM clientes')).length;
  const clave = randomUUID();
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, i) =>
      untilAnswered(() => send(EVA, clave, { call: i % 2 ? api.call : other })),
    ),
  );
  const [first] = answers.map(seen);
  expect(first).toMatchObject({ status: 201, version: '"1"' });
  for (const answer of answers) expect(seen(answer)).toEqual(first);
  expect(answers.filter(isReplayed)).toHaveLength(19);
  expect(await api.database.query('SELECT FROM clientes')).toHaveLength(before + 1);
});

test('one that is held up in its work holds up neither its repetition nor other keys', async () => {
  const clave = randomUUID();
  const first = await whileHeld('clientes', async (held) => {
    const answer = send(EVA, clave);
    await held(1);
    expect((await send(EVA, clave, { call: other })).status).toBe(409);
    const elsewhere = { route: 'POST /bloqueos', body: { desde: '2026-12-24' } };
    expect((await send(elsewhere, randomUUID())).status).toBe(201);
    expect(await waiting()).toHaveLength(1);
    return { answer };
  });
  expect((await first.answer).status).toBe(201);
});

test('one that dies in its work has done nothing, and leaves its key to the next', async () => {
  const clave = randomUUID();
  const dying = await whileHeld('clientes', async (held) => {
    const answer = send(EVA, clave);
    await held(1);
    for (const { pid } of await waiting())
      await api.database.query('SELECT pg_terminate_backend($1, 5000)', [pid]);
    return { answer };
  });
  expect((await dying.answer).status).toBe(503);
  const next = await send(EVA, clave, { call: other });
  expect([next.status, isReplayed(next)]).toEqual([201, false]);
});

test('a key that is none is refused, and a request without one is always another', async () => {
  expect((await send(EVA, 'a b')).status).toBe(422);
  const before = (await api.database.query('SELECT FROM clientes')).length;
  for (let i = 0; i < 2; i += 1) await send(EVA);
  expect(await api.database.query('SELECT FROM clientes')).toHaveLength(before + 2);
});

test('after 24 hours a key is as good as new, and what it made is forgotten with all of its age', async () => {
  const keys = [randomUUID(), randomUUID()] as const;
  for (const clave of keys) await send(EVA, clave);
  await api.database.query(`UPDATE idempotencia SET creado_en = now() - interval '24 hours 1 second'`);
  const again = await send(EVA, keys[0]);
  expect([again.status, isReplayed(again)]).toEqual([201, false]);
  await keyPurge({ database: api.database, clock: api.clock, logger: console }).purge();
  expect(await api.database.query('SELECT clave FROM idempotencia')).toEqual([{ clave: keys[0] }]);
});

test('a body without end is refused of an operation that takes none', async () => {
  const levels = 12_000;
  const route = `POST /profesionales/${aurora.luis}/agendas`;
  const endless = { route, body: `${'{"0":'.repeat(levels)}1${'}'.repeat(levels)}` };
  expect(await send(endless, randomUUID())).toMatchObject({
    status: 422,
    body: { errors: [{ pointer: '#', code: 'demasiado_profundo' }] },
  });
  expect(await api.database.query('SELECT FROM idempotencia')).toEqual([]);
});

test('of an import in lines, the last line is the same again', async () => {
  const { sent } = bodies('POST /citas/importar', csv('10:00'), undefined);
  const clave = randomUUID();
  const lastLine = async () => {
    const { text } = await send(sent, clave, { accept: 'application/x-ndjson' });
    return JSON.parse(text.trim().split('\n').at(-1) ?? '') as unknown;
  };
  const first = await lastLine();
  expect(first).toMatchObject({ tipo: 'resultado', creadas: 1 });
  expect(await lastLine()).toEqual(first);
  expect(await api.database.query('SELECT FROM citas')).toHaveLength(1);
  expect(isReplayed(await send(sent, clave))).toBe(true);
});

test('neither a secret that was answered nor a password that was sent can be read or tried out there', async () => {
  const agenda = await CASES.crearAgenda?.();
  const usuario = await CASES.crearUsuario?.();
  if (!agenda || !usuario) throw new Error('no such case');
  const { url } = (await send(agenda.sent, randomUUID())).body as { url: string };
  await send(usuario.sent, randomUUID());
  const rows = await api.database.query<{ huella: Buffer; todo: string }>(
    'SELECT huella, to_jsonb(i)::text AS todo FROM idempotencia i',
  );
  expect(rows).toHaveLength(2);
  const secreto = url.split('/').at(-1)?.replace('.ics', '') ?? '';
  const plain = createHash('sha256').update(JSON.stringify(usuario.sent.body)).digest();
  for (const { huella, todo } of rows) {
    expect(todo).not.toContain(secreto);
    expect(huella.equals(plain)).toBe(false);
  }
  expect((await api.call(`GET /agenda/${secreto}.ics`)).status).toBe(200);
});
