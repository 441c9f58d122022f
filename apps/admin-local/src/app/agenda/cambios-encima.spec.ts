import { a, ana, luz, unaAgenda } from './testing/cambios-de-prueba.ts';

const solapada = ['cita-solapada', 409, { conflictos: [], alternativas: [] }] as const;

describe('what was refused because its time is taken is done all the same', () => {
  test('where a cita was dropped, on what somebody has noted in it since, and comes back with one press', () => {
    const { cambios, horas, peticion } = unaAgenda();
    cambios.trasladar(ana, a('12:00', '12:45'));
    peticion().negar(...solapada);
    expect(horas()).toBe(ana.horaInicio);
    cambios.choque()?.encima({ ...ana, notas: 'Llega tarde', version: 2 });
    expect(horas()).toBe('12:00');
    const movida = peticion();
    expect(movida).toMatchObject({ sobre: '"2"', pide: { horaInicio: '12:00', solapeAutorizado: true } });
    movida.conceder({ ...a('12:00', '12:45'), solapeAutorizado: true, version: 3 });
    cambios.deshacer();
    const vuelta = peticion();
    expect(vuelta).toMatchObject({ sobre: '"3"', pide: { horaInicio: ana.horaInicio } });
    expect(vuelta.pide).not.toHaveProperty('solapeAutorizado');
  });

  test('when a cancelled cita takes its time again', () => {
    const { cambios, peticion } = unaAgenda();
    const cancelada = { ...ana, estado: 'cancelada', motivo: 'Avisó' } as const;
    cambios.estado(cancelada, 'pendiente');
    peticion().negar(...solapada);
    cambios.choque()?.encima(cancelada);
    expect(peticion().pide).toEqual({ a: 'pendiente', solapeAutorizado: true });
  });

  test('when a move is taken back', () => {
    const { cambios, horas, peticion } = unaAgenda();
    cambios.trasladar(ana, a('12:00', '12:45'));
    const movida = { ...ana, ...a('12:00', '12:45'), version: 2 };
    peticion().conceder(movida);
    cambios.deshacer();
    peticion().negar(...solapada);
    cambios.choque()?.encima(movida);
    const vuelta = peticion();
    expect(vuelta).toMatchObject({
      sobre: '"2"',
      pide: { horaInicio: ana.horaInicio, solapeAutorizado: true },
    });
    vuelta.conceder({ version: 3 });
    expect(horas()).toBe(ana.horaInicio);
  });
});

test('a cita that lay over another on purpose comes back to it with one press', () => {
  const { cambios, peticion } = unaAgenda();
  const encima = { ...luz, solapeAutorizado: true };
  cambios.trasladar(encima, a('12:00', '12:45'));
  const movida = peticion(luz);
  expect(movida.pide).not.toHaveProperty('solapeAutorizado');
  movida.conceder({ ...a('12:00', '12:45'), version: 2 });
  cambios.deshacer();
  expect(peticion(luz).pide).toMatchObject({ horaInicio: luz.horaInicio, solapeAutorizado: true });
});
