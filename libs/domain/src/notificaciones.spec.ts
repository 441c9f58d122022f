import {
  NOTIFICACIONES,
  rellenar,
  valoresDe,
  type Plantilla,
  type TipoDeNotificacion,
} from './notificaciones.ts';

const huecos = (texto: string) => texto.match(/\{\w+\}/g)?.sort() ?? [];

test.each<[string, TipoDeNotificacion]>(Object.entries(NOTIFICACIONES))(
  'what is told of %s holds the same values in both languages',
  (_, { titulo, texto, agrupada }) => {
    const plantillas: Plantilla[] = [titulo, texto, ...Object.values(agrupada ?? {})];
    for (const { es, en } of plantillas) expect(huecos(es)).toEqual(huecos(en));
    if (agrupada) expect(huecos(agrupada.texto.es)).toEqual(['{cuantas}']);
  },
);

test.each<[string, TipoDeNotificacion]>(Object.entries(NOTIFICACIONES))(
  'what was told of %s can be told in the other language, whatever the names',
  (_, { texto }) => {
    const nombres = ['Ana P.', 'A · B (3.º) a las 10:00', '→ {cliente} $1'];
    for (const nombre of nombres) {
      const valores = Object.fromEntries(huecos(texto.es).map((hueco) => [hueco.slice(1, -1), nombre]));
      const leidos = valoresDe(texto.es, rellenar(texto.es, valores));
      expect(rellenar(texto.es, leidos ?? {})).toBe(rellenar(texto.es, valores));
    }
    expect(valoresDe(texto.es, 'otra cosa')).toBeUndefined();
  },
);

test('a template is filled with its values, and a name with braces in it stays a name', () => {
  expect(rellenar('{cliente} · {servicio}', { cliente: '{servicio}', servicio: 'Corte' })).toBe(
    '{servicio} · Corte',
  );
  expect(rellenar('{cuantas} citas', {})).toBe('{cuantas} citas');
});
