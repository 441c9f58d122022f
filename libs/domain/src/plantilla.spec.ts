import { MARCADORES, marcadoresDesconocidos, plantillaHabitual, rellenarPlantilla } from './plantilla.ts';

const valores = {
  cliente: 'Ana',
  fecha: 'martes, 24 de noviembre',
  hora: '10:00',
  servicio: 'Corte',
  profesional: 'Luis',
  negocio: 'Salón Aurora',
};

test('every marker becomes its value, as often as it is written', () => {
  const todos = MARCADORES.map((marcador) => `{${marcador}}`).join('|');
  expect(rellenarPlantilla(`${todos}|{cliente}`, valores)).toBe(
    'Ana|martes, 24 de noviembre|10:00|Corte|Luis|Salón Aurora|Ana',
  );
});

test('what is no marker stays, and is told', () => {
  expect(rellenarPlantilla('{nombre}, {} y { cliente }', valores)).toBe('{nombre}, {} y { cliente }');
  expect(marcadoresDesconocidos('{cliente} {nombre} {}')).toEqual(['nombre', '']);
});

test('a value with braces is not read again', () => {
  expect(rellenarPlantilla('{cliente}', { ...valores, cliente: '{hora}' })).toBe('{hora}');
});

test.each([
  ['es-AR', 'turno', 'te recordamos tu turno en Salón Aurora el martes, 24 de noviembre a las 10:00'],
  ['en-US', 'cita', 'Hello Ana, this is Salón Aurora'],
])('the usual message in %s says %s', (locale, palabra, dicho) => {
  const plantilla = plantillaHabitual(locale, palabra);
  expect(marcadoresDesconocidos(plantilla)).toEqual([]);
  expect(rellenarPlantilla(plantilla, valores)).toContain(dicho);
});
