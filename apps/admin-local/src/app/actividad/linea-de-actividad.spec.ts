import { cambioDePrueba, eventoDePrueba } from '../citas/cita-de-prueba.ts';
import { claveDeLinea, comoActividad, conLinea, conMasViejas } from './linea-de-actividad.ts';

describe('the activity feed', () => {
  test('has the newest first and nothing twice', () => {
    const eventos = [5, 6, 5, 4].map((seq) => comoActividad(eventoDePrueba(seq)));
    const lineas = eventos.reduce<ReturnType<typeof conLinea>>(conLinea, []);
    expect(lineas.map(({ seq }) => seq)).toEqual([6, 5, 4]);
  });

  test('that is held still takes in what is older, and of what comes or goes nothing', () => {
    const lineas = (...seqs: number[]) => seqs.map((seq) => comoActividad(eventoDePrueba(seq)));
    const vistas = lineas(6, 5);
    expect(conMasViejas(vistas, lineas(8, 7, 6))).toBe(vistas);
    expect(conMasViejas(vistas, lineas(8, 7, 6, 5, 4, 3)).map(({ seq }) => seq)).toEqual([6, 5, 4, 3]);
    expect(conMasViejas([], vistas)).toBe(vistas);
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
