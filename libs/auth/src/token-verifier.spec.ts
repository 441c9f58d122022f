import { ManualClock } from '@citas/clock/testing';
import jwt from 'jsonwebtoken';
import { A_USUARIO, aToken, TEST_SECRET } from './a-token.ts';
import { issueToken } from './issue-token.ts';
import { ExpiredTokenError, InvalidTokenError } from './token-error.ts';
import { createTokenVerifier } from './token-verifier.ts';

const NOW = Temporal.Instant.from('2026-11-24T10:00:00Z').epochMilliseconds;
const clock = new ManualClock(NOW);
const verify = createTokenVerifier(TEST_SECRET, clock);

const claims = { sub: 'u', negocio_id: 'n', rol: 'admin', nombre: 'Ana', jti: 'j', exp: NOW / 1000 + 60 };
const signed = (body: object, secret = TEST_SECRET, options: jwt.SignOptions = { algorithm: 'HS256' }) =>
  jwt.sign(body, secret, options);
const without = (claim: keyof typeof claims) =>
  signed(Object.fromEntries(Object.entries(claims).filter(([name]) => name !== claim)));
const unsigned = (body: object) =>
  [{ alg: 'none', typ: 'JWT' }, body]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.') + '.';

describe('tokens', () => {
  test('what was issued is what is read', () => {
    const { token, expiraEn } = issueToken({
      secret: TEST_SECRET,
      usuario: A_USUARIO,
      version: 3,
      ttlSeconds: 900,
      now: NOW,
    });
    expect(expiraEn).toBe('2026-11-24T10:15:00Z');
    expect(verify(token)).toEqual({
      usuarioId: A_USUARIO.id,
      negocioId: 'negocio_123',
      rol: 'admin',
      nombre: 'Ana Prueba',
      expiraEnMs: NOW + 900_000,
      jti: expect.stringMatching(/^[0-9a-f-]{36}$/),
      version: 3,
    });
  });

  test('no two tokens share a jti', () => {
    expect(verify(aToken({ now: NOW })).jti).not.toBe(verify(aToken({ now: NOW })).jti);
  });

  test('a token that does not tell its version, as one made by hand, has the first', () => {
    expect(verify(signed(claims)).version).toBe(1);
  });

  test('a token ends at its exp, not a second later', () => {
    const token = aToken({ now: NOW, ttlSeconds: 60 });
    const at = (ms: number) => createTokenVerifier(TEST_SECRET, new ManualClock(NOW + ms));
    expect(() => at(59_999)(token)).not.toThrow();
    expect(() => at(60_000)(token)).toThrow(ExpiredTokenError);
  });

  test.each([
    ['with a fraction', NOW / 1000 + 60.1234567, NOW + 60_123],
    ['beyond all dates', 1e15, 8.64e15],
  ])('an exp %s is an instant all the same', (_, exp, expiraEnMs) => {
    expect(verify(signed({ ...claims, exp })).expiraEnMs).toBe(expiraEnMs);
  });

  test('while one secret takes over from another, tokens of both are good, and of no third', () => {
    const both = createTokenVerifier(['the-new-secret', TEST_SECRET, undefined], clock);
    for (const secret of ['the-new-secret', TEST_SECRET])
      expect(both(aToken({ now: NOW, secret })).usuarioId).toBe(A_USUARIO.id);
    expect(() => both(aToken({ now: NOW, secret: 'another' }))).toThrow(InvalidTokenError);
    expect(() => both(aToken({ now: NOW - 3_600_000, secret: TEST_SECRET }))).toThrow(ExpiredTokenError);
  });

  test('a token is not good before its nbf', () => {
    expect(() => verify(signed({ ...claims, nbf: NOW / 1000 + 1 }))).toThrow(InvalidTokenError);
    expect(verify(signed({ ...claims, nbf: NOW / 1000 })).usuarioId).toBe('u');
  });

  test('every change of one character of a token makes it invalid', () => {
    const token = signed(claims);
    for (let at = 0; at < token.length; at += 1) {
      const changed = token.slice(0, at) + (token[at] === 'A' ? 'B' : 'A') + token.slice(at + 1);
      expect(() => verify(changed)).toThrow(InvalidTokenError);
    }
  });

  test.each([
    ['nothing', ''],
    ['no JWT', 'abc'],
    ['three dots', '...'],
    ['another secret', signed(claims, 'another-secret')],
    ['another algorithm of the same secret', signed(claims, TEST_SECRET, { algorithm: 'HS512' })],
    ['the algorithm "none"', unsigned(claims)],
    [
      'a header that asks for an extension',
      jwt.sign(claims, TEST_SECRET, { header: { alg: 'HS256', crit: ['b64'] } }),
    ],
    ['a fourth part', `${signed(claims)}.`],
    ['no signature', signed(claims).replace(/[^.]*$/, '')],
    ['a signature in another spelling', `${signed(claims)}=`],
    ['no exp', without('exp')],
    ['no sub', without('sub')],
    ['no negocio', without('negocio_id')],
    ['an unknown rol', signed({ ...claims, rol: 'root' })],
    ['no jti', without('jti')],
    ['a version that is no number', signed({ ...claims, ver: 'último' })],
    ['a version below the first', signed({ ...claims, ver: 0 })],
    ['a text instead of claims', jwt.sign('hola', TEST_SECRET)],
    ['an expired token of another secret', signed({ ...claims, exp: 1 }, 'another-secret')],
  ])('%s is invalid', (_, token) => {
    expect(() => verify(token)).toThrow(InvalidTokenError);
  });
});
