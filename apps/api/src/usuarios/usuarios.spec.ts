import { sesionSchema } from '@citas/protocol';
import { openCatalogue, type Catalogue, type Thing } from '../testing/a-catalogue.ts';
import { seedNegocio, type NegocioUnderTest } from '../testing/a-negocio.ts';
import type { Answer } from '../testing/answer.ts';
import { startApi, type ApiUnderTest } from '../testing/api-under-test.ts';
import { untilHeld } from '../testing/until-held.ts';

let api: ApiUnderTest;
let aurora: NegocioUnderTest;
let usuarios: Catalogue;

beforeEach(async () => {
  api = await startApi();
  aurora = await seedNegocio(api);
  usuarios = openCatalogue(api, '/usuarios', aurora.token('admin'));
});
afterEach(() => api.stop());

const persona = { email: 'Eva@Aurora.mx', nombre: 'Eva', rol: 'recepcion', password: 'tijeras y peine' };
const logIn = (password: string) => api.call('POST /sesion', { body: { email: 'eva@aurora.mx', password } });
const tokenOf = async (password: string) => sesionSchema.parse((await logIn(password)).body).token;
const whoAmI = async (token: string) => (await api.call('GET /sesion', { token })).status;
const theAdmin = async () => (await usuarios.read(aurora.usuario('admin'))).body as Thing;
const ULTIMO_ADMIN = { status: 409, body: { type: '/problemas/ultimo-admin' } };

test('a new user logs in with their password, which is in no answer and in no log', async () => {
  const eva = await usuarios.made(persona);
  expect(eva).toEqual({
    id: eva.id,
    email: 'eva@aurora.mx',
    nombre: 'Eva',
    rol: 'recepcion',
    activo: true,
    profesionalId: null,
    version: 1,
  });
  expect((await logIn(persona.password)).status).toBe(200);
  await usuarios.changed(eva, { password: 'otra contraseña' });
  expect(await usuarios.names()).toContain('Eva');
  const { text } = await api.call('GET /usuarios', { token: aurora.token('admin') });
  expect(text + api.log.join('')).not.toMatch(/tijeras|otra contra|argon2|password_hash/);
});

test('an e-mail is one person’s among all negocios, whatever its case', async () => {
  const madrid = await seedNegocio(api, { id: 'madrid', zonaHoraria: 'Europe/Madrid' });
  const eva = await openCatalogue(api, '/usuarios', madrid.token('admin')).made(persona);
  const taken = { status: 409, body: { type: '/problemas/correo-en-uso' } };
  const answer = await usuarios.post({ ...persona, email: 'EVA@AURORA.MX' });
  expect(answer).toMatchObject(taken);
  expect(answer.text).not.toContain(eva.id);
  expect(await usuarios.change(await theAdmin(), { email: 'eva@aurora.mx' })).toMatchObject(taken);
});

describe('the tokens of a user end at once', () => {
  test.each<[string, object]>([
    ['with another rol', { rol: 'profesional' }],
    ['switched off', { activo: false }],
    ['with another password', { password: 'una mucho más larga' }],
  ])('%s', async (_, change) => {
    const eva = await usuarios.made(persona);
    const token = await tokenOf(persona.password);
    expect(await whoAmI(token)).toBe(200);
    await usuarios.changed(eva, change);
    await api.revocations.refresh();
    expect(await whoAmI(token)).toBe(401);
  });

  test('deleted', async () => {
    const eva = await usuarios.made(persona);
    const token = await tokenOf(persona.password);
    expect((await usuarios.remove(eva)).status).toBe(204);
    await api.revocations.refresh();
    expect([await whoAmI(token), (await logIn(persona.password)).status]).toEqual([401, 401]);
  });

  test('and stay good when only the name changes', async () => {
    const eva = await usuarios.made(persona);
    const token = await tokenOf(persona.password);
    await usuarios.changed(eva, { nombre: 'Eva María' });
    await api.revocations.refresh();
    expect(await whoAmI(token)).toBe(200);
  });
});

describe('one admin is always left', () => {
  test.each<[string, object]>([
    ['moved to another rol', { rol: 'recepcion' }],
    ['switched off', { activo: false }],
  ])('the last one is not %s', async (_, change) => {
    expect(await usuarios.change(await theAdmin(), change)).toMatchObject(ULTIMO_ADMIN);
  });

  test('nor deleted', async () => {
    expect(await usuarios.remove(await theAdmin())).toMatchObject(ULTIMO_ADMIN);
  });

  test('one who is switched off does not count', async () => {
    const eva = await usuarios.made({ ...persona, rol: 'admin' });
    await usuarios.changed(eva, { activo: false });
    expect(await usuarios.remove(await theAdmin())).toMatchObject(ULTIMO_ADMIN);
  });

  test('of another negocio neither', async () => {
    await seedNegocio(api, { id: 'madrid', zonaHoraria: 'Europe/Madrid' });
    expect(await usuarios.remove(await theAdmin())).toMatchObject(ULTIMO_ADMIN);
  });

  test('when all of them are taken away at the same moment', async () => {
    const otros = await Promise.all(
      ['a', 'b', 'c', 'd'].map((x) => usuarios.made({ ...persona, email: `${x}@a.mx`, rol: 'admin' })),
    );
    const admins = [...otros, await theAdmin()];
    const answers = await Promise.all(
      admins.map((admin, i) =>
        i % 2 ? usuarios.change(admin, { rol: 'recepcion' }) : usuarios.remove(admin),
      ),
    );
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(1);
    const left = await api.database.query(`SELECT FROM usuarios WHERE rol = 'admin' AND activo`);
    expect(left).toHaveLength(1);
  });
});

describe('an agenda', () => {
  const luis = () => ({ ...persona, rol: 'profesional', profesionalId: aurora.luis });
  const faulty = (code: string) => ({
    status: 422,
    body: { errors: [{ pointer: '#/profesionalId', code }] },
  });

  test('belongs to the rol profesional, and is left behind with it', async () => {
    const eva = await usuarios.made(luis());
    expect(eva).toMatchObject({ profesionalId: aurora.luis });
    const moved = await usuarios.changed(eva, { rol: 'recepcion' });
    expect(moved).toMatchObject({ profesionalId: null });
    const refused = await usuarios.change(moved, { profesionalId: aurora.luis });
    expect(refused).toMatchObject(faulty('solo_profesional'));
    const back = await usuarios.changed(moved, { rol: 'profesional', profesionalId: aurora.marta });
    expect(back).toMatchObject({ profesionalId: aurora.marta });
  });

  test('of another rol, of another negocio or of nobody is refused', async () => {
    const madrid = await seedNegocio(api, { id: 'madrid', zonaHoraria: 'Europe/Madrid' });
    expect(await usuarios.post({ ...luis(), rol: 'recepcion' })).toMatchObject(faulty('solo_profesional'));
    expect(await usuarios.post({ ...luis(), profesionalId: madrid.luis })).toMatchObject(faulty('no_existe'));
  });
});

test('a change of an older version is refused with what is there now', async () => {
  const eva = await usuarios.made(persona);
  const now = await usuarios.changed(eva, { nombre: 'Eva María' });
  expect(await usuarios.change(eva, { rol: 'admin' })).toMatchObject({ status: 412, body: { actual: now } });
  expect((await usuarios.remove(eva)).status).toBe(412);
});

describe('of a user who is being blocked by somebody else', () => {
  /** Begins while the other change is written, but not yet committed. */
  async function meanwhile(begin: () => Promise<Answer>, id: string): Promise<Answer> {
    const { change } = await api.database.transaction(async (tx) => {
      await tx.query('UPDATE usuarios SET activo = false WHERE id = $1', [id]);
      const change = begin();
      await untilHeld(api.database, change);
      return { change };
    });
    return change;
  }
  const blocked = (eva: Thing) => ({ ...eva, activo: false, version: 2 });

  test('a change is refused with what is there now, and does not let them in again', async () => {
    const eva = await usuarios.made(persona);
    const answer = await meanwhile(() => usuarios.change(eva, { nombre: 'Eva María' }), eva.id);
    expect(answer).toMatchObject({
      status: 412,
      body: { type: '/problemas/version-antigua', actual: blocked(eva) },
    });
    expect((await usuarios.read(eva.id)).body).toEqual(blocked(eva));
  });

  test('deleting is refused just so', async () => {
    const eva = await usuarios.made(persona);
    expect((await meanwhile(() => usuarios.remove(eva), eva.id)).status).toBe(412);
    expect((await usuarios.read(eva.id)).body).toEqual(blocked(eva));
  });
});
