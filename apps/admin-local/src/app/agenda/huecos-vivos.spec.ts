import type { Hueco } from '@citas/protocol';
import { fusionarHuecos, unoPorHora } from './huecos-vivos.ts';

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
});
