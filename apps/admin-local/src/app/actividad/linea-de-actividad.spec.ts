import { cambioDePrueba, eventoDePrueba } from '../citas/cita-de-prueba.ts';
import { claveDeLinea, comoActividad, conLinea } from './linea-de-actividad.ts';

describe('the activity feed', () => {
  test('has the newest first and nothing twice', () => {
    const eventos = [5, 6, 5, 4].map((seq) => comoActividad(eventoDePrueba(seq)));
    const lineas = eventos.reduce<ReturnType<typeof conLinea>>(conLinea, []);
    expect(lineas.map(({ seq }) => seq)).toEqual([6, 5, 4]);
  });

  test.each([
    [{ estado: { de: 'pendiente', a: 'confirmada' } }, 'actividad.estado_confirmada'],
    [{ hora_inicio: { de: '10:00', a: '11:00' } }, 'actividad.movida'],
    [{ notas: { de: null, a: 'x' } }, 'actividad.editada'],
  ])('says of %j: %s', (cambios, clave) => {
    const evento = cambioDePrueba(1, { estado: 'confirmada' });
    expect(claveDeLinea(comoActividad({ ...evento, data: { ...evento.data, cambios } }))).toBe(clave);
  });
});
