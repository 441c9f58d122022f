import { parseCanal, puedeSuscribirse, sinNombres, soloOyeDias } from './canal.ts';
import { ROLES } from './rol.ts';

describe('channels', () => {
  test.each(['', 'citas', 'citas:', ':negocio_123', 'otras:negocio_123', 'citas:a:b', 'estadisticas'])(
    '%j names no channel',
    (nombre) => expect(parseCanal(nombre)).toBeUndefined(),
  );

  test('the name gives kind and negocio', () => {
    expect(parseCanal('citas:negocio_123')).toEqual({ tipo: 'citas', negocioId: 'negocio_123' });
  });

  test.each(ROLES)('no channel of another negocio is open to %s', (rol) => {
    for (const tipo of ['estadisticas', 'citas', 'notificaciones'] as const) {
      expect(puedeSuscribirse({ negocioId: 'a', rol }, { tipo, negocioId: 'b' })).toBe(false);
    }
  });

  test.each([
    ['admin', 'estadisticas citas notificaciones'],
    ['recepcion', 'citas notificaciones'],
    ['profesional', 'citas notificaciones'],
    ['operador', ''],
    ['pantalla', 'estadisticas'],
  ] as const)('%s may follow: %s', (rol, esperados) => {
    const abiertos = (['estadisticas', 'citas', 'notificaciones'] as const).filter((tipo) =>
      puedeSuscribirse({ negocioId: 'a', rol }, { tipo, negocioId: 'a' }),
    );
    expect(abiertos.join(' ')).toBe(esperados);
  });

  test('only a profesional, who sees their own citas alone, is told that there is something, instead of what', () => {
    expect(ROLES.filter(soloOyeDias)).toEqual(['profesional']);
  });

  test('only a pantalla, which anybody reads, is told no name of the team', () => {
    expect(ROLES.filter(sinNombres)).toEqual(['pantalla']);
  });
});
