import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { on, once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { aToken, TEST_SECRET } from '@citas/auth/testing';
import { NEGOCIO_DE_OPERADORES } from '@citas/domain';
import { listaDeHubsSchema, type HubVisto } from '@citas/protocol';
import { WebSocket } from 'ws';
import { seedNegocio, type NegocioUnderTest } from '../testing/a-negocio.ts';
import { startApi, type ApiUnderTest } from '../testing/api-under-test.ts';

const HUB = fileURLToPath(new URL('../../../ws-server/src/main.ts', import.meta.url));

let api: ApiUnderTest;
let aurora: NegocioUnderTest;
let hub: ChildProcess;
let wsUrl: string;

beforeAll(async () => {
  api = await startApi();
  aurora = await seedNegocio(api);
  [hub, wsUrl] = await startHub();
});
afterAll(async () => {
  hub.kill('SIGKILL');
  await api.stop();
});

async function startHub(): Promise<[ChildProcess, string]> {
  const child = spawn(process.execPath, [HUB], {
    env: {
      DATABASE_URL: api.database.url,
      JWT_SECRET: TEST_SECRET,
      WS_PORT: '0',
      CANARY_SECONDS: '0',
      DRAIN_SECONDS: '0',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({ input: child.stdout })) {
    const port = /listening on :(\d+)/.exec(line)?.[1];
    if (port) return [child, `ws://127.0.0.1:${port}/ws`];
  }
  throw new Error('the hub ended');
}

/** Good by the clock of the API, which the test holds, and by that of the hub. */
const token = aToken({ usuario: { id: randomUUID(), rol: 'operador', negocio_id: NEGOCIO_DE_OPERADORES } });

async function hubs(query = ''): Promise<HubVisto[]> {
  const { body } = await api.call(`GET /operador/hubs${query}`, { token });
  return listaDeHubsSchema.parse(body).datos;
}

/** The hub says that it is there some moments after it listens. */
async function aHub(query = ''): Promise<HubVisto & { estado: NonNullable<HubVisto['estado']> }> {
  for (;;) {
    const [first] = await hubs(query);
    if (first?.estado) return { ...first, estado: first.estado };
  }
}

/** A user of the negocio, who may log in, with a live socket. */
async function connect(rol: 'admin' | 'recepcion') {
  const usuario = { id: aurora.usuario(rol), rol, nombre: rol };
  const [row] = await api.database.query<{ version: number }>(
    'UPDATE usuarios SET activo = true WHERE id = $1 RETURNING version_token AS version',
    [usuario.id],
  );
  const socket = new WebSocket(`${wsUrl}?token=${aToken({ usuario, version: row?.version ?? 0 })}`);
  const closed = once(socket, 'close').then(([code]) => code as number);
  // Two may come in one turn: none is missed between two looks.
  const messages = on(socket, 'message');
  await once(socket, 'open');
  socket.send(JSON.stringify({ type: 'subscribe', data: { channel: 'citas:negocio_123' } }));
  for await (const [data] of messages) if (String(data).includes('"subscribed"')) break;
  return { closed, usuarioId: usuario.id };
}

test('an operator sees every hub, its channels with what the database holds, and its connections', async () => {
  const { usuarioId } = await connect('admin');
  await api.call('POST /citas', {
    token: aurora.token('admin'),
    body: { cliente: 'Ana', servicio: 'Corte', fecha: '2026-11-25', horaInicio: '10:00' },
  });
  const { estado } = await aHub('?negocio=negocio_123');
  expect(estado.canales).toMatchObject([{ canal: 'citas:negocio_123', suscriptores: 1, cabeza: 1 }]);
  expect(estado.abiertas).toMatchObject([{ usuarioId, negocioId: 'negocio_123', canales: 1 }]);
  const nobody = await aHub('?negocio=otro');
  expect([nobody.estado.canales, nobody.estado.abiertas, nobody.estado.conexiones]).toEqual([[], [], 1]);
});

test('closes a connection', async () => {
  const { closed, usuarioId } = await connect('recepcion');
  const { id, estado } = await aHub();
  const conexion = estado.abiertas.find((abierta) => abierta.usuarioId === usuarioId);
  const route = `DELETE /operador/hubs/${id}/conexiones/${conexion?.id}`;
  expect((await api.call(route, { token })).status).toBe(204);
  expect(await closed).toBe(1012);
  expect((await api.call(route, { token })).status).toBe(404);
});

test.each([
  [false, true],
  [true, false],
])(
  'ends all sessions of a user; with bloquear: %s they are left with activo: %s',
  async (bloquear, activo) => {
    const { closed, usuarioId } = await connect('recepcion');
    await api.database.query(
      `INSERT INTO sesiones (negocio_id, usuario_id, familia, hash, expira_en)
     VALUES ('negocio_123', $1, gen_random_uuid(), sha256($2::bytea), now() + interval '1 day')`,
      [usuarioId, String(bloquear)],
    );
    const route = `POST /operador/usuarios/${usuarioId}/revocacion`;
    expect((await api.call(route, { token, body: { bloquear } })).status).toBe(204);
    expect(await closed).toBe(4403);
    const old = await api.call('GET /sesion', { token: aurora.token('recepcion') });
    expect(old.body).toMatchObject({ type: '/problemas/sesion-revocada' });
    expect(
      await api.database.query(
        'SELECT activo, (SELECT count(*)::int FROM sesiones WHERE usuario_id = u.id AND revocada_en IS NULL) AS abiertas FROM usuarios u WHERE id = $1',
        [usuarioId],
      ),
    ).toEqual([{ activo, abiertas: 0 }]);
  },
);

test('blocks no last admin, whose sessions alone may end; of two that are blocked at once one stays', async () => {
  const beta = await seedNegocio(api, { id: 'negocio_9' });
  const revoke = (id: string, bloquear = true) =>
    api.call(`POST /operador/usuarios/${id}/revocacion`, { token, body: { bloquear } });
  const admins = () =>
    api.database.query<{ id: string; activo: boolean; version: number }>(
      `SELECT id, activo, version_token AS version FROM usuarios WHERE rol = 'admin' AND negocio_id = 'negocio_9'`,
    );
  const before = await admins();
  expect(await revoke(beta.usuario('admin'))).toMatchObject({
    status: 409,
    body: { type: '/problemas/ultimo-admin' },
  });
  expect(await admins()).toEqual(before);
  expect((await revoke(beta.usuario('admin'), false)).status).toBe(204);
  await api.database.query(
    `INSERT INTO usuarios (negocio_id, email, nombre, rol, password_hash)
     VALUES ('negocio_9', 'eva@x.mx', 'Eva', 'admin', 'x')`,
  );
  const answers = await Promise.all((await admins()).map(({ id }) => revoke(id)));
  expect(answers.map(({ status }) => status).sort()).toEqual([204, 409]);
  expect((await admins()).filter(({ activo }) => activo)).toHaveLength(1);
});

test('a hub that does not answer is shown as such, and a connection of it cannot be closed', async () => {
  const dead = randomUUID();
  await api.database.query(`INSERT INTO hubs (id, url) VALUES ($1, 'http://127.0.0.1:9')`, [dead]);
  expect((await hubs()).find(({ id }) => id === dead)?.estado).toBeNull();
  const answer = await api.call(`DELETE /operador/hubs/${dead}/conexiones/${randomUUID()}`, { token });
  expect(answer).toMatchObject({ status: 503, body: { type: '/problemas/no-disponible' } });
});

test('an operator sees no cita, and no admin can make one', async () => {
  expect((await api.call('GET /citas?fecha=2026-11-25', { token })).status).toBe(403);
  const { status } = await api.call('POST /usuarios', {
    token: aurora.token('admin'),
    body: { email: 'eva@x.mx', nombre: 'Eva', rol: 'operador', password: 'tijeras y peine' },
  });
  expect(status).toBe(422);
  await expect(
    api.database.query(`UPDATE usuarios SET rol = 'operador' WHERE id = $1`, [aurora.usuario('admin')]),
  ).rejects.toThrow(/usuarios_operador/);
});
