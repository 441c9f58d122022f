import type { Sesion } from '@citas/protocol';
import { esperaTras, faseInicial, loQueGuarda, siguienteFase, type Fase, type Respuesta } from './fase.ts';

const AHORA = 1_000_000;
const parte = (datos: object) => btoa(JSON.stringify(datos));
/** Good for a quarter of an hour, by whatever clock. */
const TOKEN = `${parte({})}.${parte({ iat: 5000, exp: 5900 })}.firma`;
const SESION: Sesion = {
  token: TOKEN,
  expiraEn: '1970-01-01T01:38:20Z',
  usuario: { id: 'p', nombre: 'Entrada', rol: 'pantalla', negocio_id: 'negocio_123' },
};
const CODIGO: Fase = { nombre: 'codigo', secreto: 's', codigo: '048213' };
const CONOCIDA: Fase = { nombre: 'conocida', secreto: 's' };
const ABIERTA: Fase = {
  nombre: 'abierta',
  secreto: 's',
  sesion: { token: TOKEN, negocioId: 'negocio_123', renovarEn: AHORA + 810_000 },
};
const FALLO: Respuesta = { clase: 'fallo', esperaMs: null };

describe('a screen', () => {
  test('begins with a code, and with the same one after a reload', () => {
    expect(faseInicial(null)).toEqual({ nombre: 'nueva' });
    const conCodigo = siguienteFase(
      { nombre: 'nueva' },
      { clase: 'codigo', codigo: '048213', secreto: 's' },
      AHORA,
    );
    expect(conCodigo).toEqual(CODIGO);
    expect(faseInicial(loQueGuarda(conCodigo))).toEqual(CODIGO);
  });

  test('goes on waiting until its code is entered, then has a session of its own', () => {
    expect(siguienteFase(CODIGO, { clase: 'espera' }, AHORA)).toBe(CODIGO);
    expect(siguienteFase(CODIGO, { clase: 'sesion', sesion: SESION }, AHORA)).toEqual(ABIERTA);
  });

  test('asks for a new code when the one it shows has run out, or when it was removed', () => {
    for (const fase of [CODIGO, CONOCIDA, ABIERTA])
      expect(siguienteFase(fase, { clase: 'revocada' }, AHORA)).toEqual({ nombre: 'nueva' });
    expect(loQueGuarda({ nombre: 'nueva' })).toBeNull();
  });

  test('stays what it is while nobody answers', () => {
    for (const fase of [CODIGO, CONOCIDA, ABIERTA]) expect(siguienteFase(fase, FALLO, AHORA)).toBe(fase);
  });

  test('keeps its secret over a reload and never its token', () => {
    expect(loQueGuarda(ABIERTA)).toEqual({ secreto: 's', codigo: null });
    expect(faseInicial(loQueGuarda(ABIERTA))).toEqual(CONOCIDA);
    expect(siguienteFase(CONOCIDA, { clase: 'sesion', sesion: SESION }, AHORA)).toEqual(ABIERTA);
  });

  test('whose token cannot be read renews it at once', () => {
    const raro = siguienteFase(CONOCIDA, { clase: 'sesion', sesion: { ...SESION, token: 'x' } }, AHORA);
    expect(raro).toMatchObject({ nombre: 'abierta', sesion: { renovarEn: AHORA } });
  });
});

test.each<[string, Respuesta, number, number]>([
  ['every four seconds while it waits', { clase: 'espera' }, 0, 4000],
  ['at once for a new code', { clase: 'revocada' }, 0, 0],
  ['as soon as ever after the first failure', FALLO, 1, 4000],
  ['later after each', FALLO, 3, 16_000],
  ['at most a minute later', FALLO, 40, 60_000],
  ['no sooner than the server wants', { clase: 'fallo', esperaMs: 600_000 }, 1, 600_000],
])('it asks again %s', (_cuando, respuesta, fallos, esperada) => {
  expect(esperaTras(respuesta, fallos)).toBe(esperada);
});
