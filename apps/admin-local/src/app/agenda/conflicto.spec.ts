import { HttpErrorResponse } from '@angular/common/http';
import { conflictoDe } from './conflicto.ts';

const rechazo = (clave: string, extras: object) =>
  new HttpErrorResponse({
    status: 409,
    error: {
      type: `/problemas/${clave}`,
      title: 'No puede ser',
      status: 409,
      detail: 'No puede ser',
      ...extras,
    },
  });
const hueco = {
  fecha: '2026-11-25',
  horaInicio: '11:00',
  horaFin: '11:30',
  profesionalId: null,
  profesional: null,
};

describe('why a time cannot be had', () => {
  test('a cita that has it is named, with the times that are free', () => {
    const conflictos = [{ horaInicio: '10:00', horaFin: '10:30', cliente: 'Ana' }];
    expect(conflictoDe(rechazo('cita-solapada', { conflictos, alternativas: [hueco] }))).toEqual({
      bloqueado: false,
      detalle: 'No puede ser',
      conflictos,
      alternativas: [hueco],
    });
  });

  test('a block is told by its hours and its reason', () => {
    const bloqueos = [
      {
        id: 'b',
        desde: '2026-11-25',
        hasta: '2026-11-25',
        horaInicio: '14:00',
        horaFin: '15:00',
        motivo: 'Comida',
      },
    ];
    expect(conflictoDe(rechazo('tiempo-bloqueado', { bloqueos, alternativas: [hueco] }))).toMatchObject({
      bloqueado: true,
      conflictos: [{ horaInicio: '14:00', horaFin: '15:00', servicio: 'Comida' }],
      alternativas: [hueco],
    });
  });

  test('another problem is none of these', () => {
    expect(conflictoDe(rechazo('cita-cerrada', {}))).toBeUndefined();
  });
});
