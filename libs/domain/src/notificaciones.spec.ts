import { NOTIFICACIONES, rellenar, type Plantilla, type TipoDeNotificacion } from './notificaciones.ts';

const huecos = (texto: string) => texto.match(/\{\w+\}/g)?.sort() ?? [];

test.each<[string, TipoDeNotificacion]>(Object.entries(NOTIFICACIONES))(
  'what is told of %s holds the same values in both languages',
  (_, { titulo, texto, agrupada }) => {
    const plantillas: Plantilla[] = [titulo, texto, ...(agrupada ? [agrupada.titulo, agrupada.texto] : [])];
    for (const { es, en } of plantillas) expect(huecos(es)).toEqual(huecos(en));
    if (agrupada) expect(huecos(agrupada.texto.es)).toEqual(['{cuantas}']);
  },
);

test('a template is filled with its values, and a name with braces in it stays a name', () => {
  expect(rellenar('{cliente} · {servicio}', { cliente: '{servicio}', servicio: 'Corte' })).toBe(
    '{servicio} · Corte',
  );
  expect(rellenar('{cuantas} citas', {})).toBe('{cuantas} citas');
});
