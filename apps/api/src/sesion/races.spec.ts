import { hashPassword } from '@citas/auth';
import { problemSchema } from '@citas/protocol';
import { seedNegocio, type NegocioUnderTest } from '../testing/a-negocio.ts';
import type { Answer } from '../testing/answer.ts';
import { startApi, type ApiUnderTest } from '../testing/api-under-test.ts';
import { untilHeld } from '../testing/until-held.ts';

/* A session is opened while what it is opened with ends. Whoever comes first is held back by a lock of the test's own. */

let api: ApiUnderTest;
let aurora: NegocioUnderTest;

beforeEach(async () => {
  api = await startApi();
  aurora = await seedNegocio(api);
  await api.database.query('UPDATE usuarios SET password_hash = $1', [await hashPassword('demo1234')]);
});
afterEach(() => api.stop());

const cookieOf = ({ headers }: Answer) => headers.getSetCookie()[0]?.split(';')[0] ?? '';
const detailOf = ({ body }: Answer) => problemSchema.parse(body).detail;
const renew = (cookie: string) => api.call('POST /sesion/renovar', { headers: { Cookie: cookie } });
const logIn = (password = 'demo1234') =>
  api.call('POST /sesion', { body: { email: 'recepcion@negocio-123.demo', password } });
const open = () => api.database.query('SELECT FROM sesiones WHERE revocada_en IS NULL');

type Opening = () => Promise<Answer>;
const OPENINGS: [string, () => Promise<Opening>][] = [
  ['a log-in', async () => () => logIn()],
  [
    'a renewal',
    async () => {
      const cookie = cookieOf(await logIn());
      return () => renew(cookie);
    },
  ],
];

const NEW_PASSWORD = `UPDATE usuarios SET password_hash = 'x' WHERE id = $1`;
const revoke = (bloquear: boolean) =>
  api.call(`POST /operador/usuarios/${aurora.usuario('recepcion')}/revocacion`, {
    token: aurora.token('operador'),
    body: { bloquear },
  });
const ENDINGS: [string, () => Promise<unknown>][] = [
  ['the password changes', () => api.database.query(NEW_PASSWORD, [aurora.usuario('recepcion')])],
  ['an operator ends the sessions', () => revoke(false)],
  ['an operator blocks the user', () => revoke(true)],
];

describe.each(OPENINGS)('%s that is about to be written', (_, prepared) => {
  test.each(ENDINGS)('ends with the others when %s', async (_ending, end) => {
    const begin = await prepared();
    const { opening, ending } = await api.database.transaction(async (tx) => {
      // The last that a new session asks for; who changes or revokes a user does without.
      await tx.query('SELECT FROM negocios FOR UPDATE');
      const opening = begin();
      await untilHeld(api.database, opening);
      const ending = end();
      await untilHeld(api.database, opening, ending);
      return { opening, ending };
    });
    await ending;
    const answer = await opening;
    expect(answer.status).toBe(200);
    expect(await open()).toEqual([]);
    expect((await renew(cookieOf(answer))).status).toBe(401);
  });
});

test.each([
  ['whose password changes', NEW_PASSWORD],
  ['whose user is blocked', 'UPDATE usuarios SET activo = false WHERE id = $1'],
  ['that are revoked', 'UPDATE usuarios SET version_token = version_token + 1 WHERE id = $1'],
])('credentials %s before their session is written are as good as wrong ones', async (_, change) => {
  const wrong = await logIn('otra');
  const { opening } = await api.database.transaction(async (tx) => {
    await tx.query(change, [aurora.usuario('recepcion')]);
    const opening = logIn();
    await untilHeld(api.database, opening);
    return { opening };
  });
  const answer = await opening;
  expect(answer).toMatchObject({ status: 401, body: { detail: detailOf(wrong) } });
  expect(await open()).toEqual([]);
});

test.each(OPENINGS)('%s and a change of the password never wait for each other', async (_, prepared) => {
  const begin = await prepared();
  await api.database.query(
    `INSERT INTO sesiones (negocio_id, usuario_id, familia, hash, expira_en)
     VALUES ('negocio_123', $1, gen_random_uuid(), sha256('caducada'), '2026-01-01')`,
    [aurora.usuario('recepcion')],
  );
  const { opening } = await api.database.transaction(async (tx) => {
    await tx.query('SELECT FROM usuarios WHERE id = $1 FOR NO KEY UPDATE', [aurora.usuario('recepcion')]);
    const opening = begin();
    await untilHeld(api.database, opening);
    await tx.query(NEW_PASSWORD, [aurora.usuario('recepcion')]);
    return { opening };
  });
  expect((await opening).status).toBe(401);
  expect(await open()).toEqual([]);
});
