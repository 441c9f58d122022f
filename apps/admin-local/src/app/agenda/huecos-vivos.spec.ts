import type { Hueco } from '@citas/protocol';
import { cambioDePrueba, eventoDePrueba } from '../citas/cita-de-prueba.ts';
import { fusionarHuecos, masCercano, quienTomo, tomaDe, unoPorHora } from './huecos-vivos.ts';

const hueco = (horaInicio: string, profesional = 'Luis'): Hueco => ({
  fecha: '2026-11-24',
  horaInicio,
  horaFin: '23:00',
  profesionalId: profesional,
  profesional,
});
const ver = (huecos: ReturnType<typeof fusionarHuecos>) =>
  huecos.map(
    ({ horaInicio, profesional, libre }) => `${horaInicio} ${profesional}${libre ? '' : ' ocupado'}`,
  );

describe('free times that are looked at again', () => {
  test('keep their place when somebody takes one, and come back when it is free again', () => {
    const antes = fusionarHuecos([], [hueco('10:00'), hueco('11:00')]);
    const despues = fusionarHuecos(antes, [hueco('11:00'), hueco('12:00')]);
    expect(ver(despues)).toEqual(['10:00 Luis ocupado', '11:00 Luis', '12:00 Luis']);
    expect(ver(fusionarHuecos(despues, [hueco('10:00')]))[0]).toBe('10:00 Luis');
  });

  test('show one for each time, free while anybody is', () => {
    const antes = fusionarHuecos([], [hueco('10:00', 'Luis'), hueco('10:00', 'Marta')]);
    expect(ver(unoPorHora(antes))).toEqual(['10:00 Luis']);
    expect(ver(unoPorHora(fusionarHuecos(antes, [hueco('10:00', 'Marta')])))).toEqual(['10:00 Marta']);
    expect(ver(unoPorHora(fusionarHuecos(antes, [])))).toEqual(['10:00 Luis ocupado']);
  });

  test.each([
    ['nobody said when', undefined, '10:00'],
    ['it is free', '11:00', '11:00'],
    ['it is not, and the next is nearer', '10:45', '11:00'],
    ['both are as near', '10:30', '10:00'],
    ['it is after the last', '20:00', '12:00'],
  ])('one is proposed: when %s', (_cuando, hora, esperada) => {
    const huecos = fusionarHuecos([], [hueco('10:00'), hueco('11:00'), hueco('12:00')]);
    expect(masCercano(huecos, hora)?.horaInicio).toBe(esperada);
  });

  test('one that is taken is not proposed', () => {
    const antes = fusionarHuecos([], [hueco('10:00'), hueco('11:00')]);
    expect(masCercano(fusionarHuecos(antes, [hueco('11:00')]), '10:00')?.horaInicio).toBe('11:00');
    expect(masCercano(fusionarHuecos(antes, []))).toBeUndefined();
  });
});

describe('who took a time', () => {
  const libre = { ...hueco('10:30'), horaFin: '11:00', profesionalId: 'a' };
  const suya = { fecha: '2026-11-24', horaInicio: '10:00', horaFin: '10:45', profesionalId: 'a' };
  const tomas = (cambios: object) =>
    [tomaDe(eventoDePrueba(1, { ...suya, ...cambios }))].flatMap((t) => t ?? []);

  test.each([
    ['whose cita reaches into it', {}, 'Recepción'],
    ['not whose cita ends when it begins', { horaFin: '10:30' }, undefined],
    ['not who books somebody else', { profesionalId: 'b' }, undefined],
    ['not who cancels', { estado: 'cancelada' }, undefined],
  ])('is told: %s', (_quien, cambios, por) => {
    expect(quienTomo(libre, tomas(cambios))).toBe(por);
  });

  test('is told of a cita that is moved there too', () => {
    expect(
      quienTomo(
        libre,
        [tomaDe(cambioDePrueba(2, suya))].flatMap((t) => t ?? []),
      ),
    ).toBe('Recepción');
  });

  test('stays with the time once it is gone', () => {
    const antes = fusionarHuecos(fusionarHuecos([], [libre]), [], tomas({}));
    expect(fusionarHuecos(antes, [])[0]).toMatchObject({ libre: false, por: 'Recepción' });
  });
});
