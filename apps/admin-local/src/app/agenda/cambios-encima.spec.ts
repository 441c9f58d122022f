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

  test('when a cancellation is taken back', () => {
    const { cambios, peticion } = unaAgenda();
    cambios.estado(ana, 'cancelada', 'Avisó');
    const cancelada = { ...ana, estado: 'cancelada', motivo: 'Avisó', version: 2 } as const;
    peticion().conceder(cancelada);
    cambios.deshacer();
    peticion().negar(...solapada);
    expect(cambios.choque()?.reabre).toBe('pendiente');
    cambios.choque()?.encima(cancelada);
    expect(peticion()).toMatchObject({ sobre: '"2"', pide: { a: 'pendiente', solapeAutorizado: true } });
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

test('one that lay over another and was closed by mistake takes its time again with one press', () => {
  const { cambios, peticion } = unaAgenda();
  const encima = { ...luz, estado: 'confirmada', solapeAutorizado: true } as const;
  cambios.estado(encima, 'no_asistio');
  const cerrada = peticion(luz);
  expect(cerrada.pide).toEqual({ a: 'no_asistio' });
  cerrada.conceder({ ...encima, estado: 'no_asistio', version: 2 });
  cambios.deshacer();
  expect(peticion(luz).pide).toEqual({ a: 'confirmada', solapeAutorizado: true });
});

describe('a cita that is closed, and whose time is taken', () => {
  const cancelada = { ...ana, estado: 'cancelada', motivo: 'Avisó' } as const;
  const alas12 = a('12:00', '12:45');
  const { fecha, horaInicio, horaFin, profesionalId } = alas12;
  const otraHora = { a: 'pendiente', fecha, horaInicio, horaFin, profesionalId };

  test('is reopened at another time, which is not taken back: it never was cancelled there', () => {
    const { cambios, peticion, vista } = unaAgenda();
    cambios.estado(cancelada, 'pendiente');
    peticion().negar(...solapada);
    const { reabre } = cambios.choque() ?? {};
    cambios.mover(cancelada, alas12, { reabre }).subscribe();
    const reabierta = peticion();
    expect(reabierta.pide).toEqual(otraHora);
    reabierta.conceder({ ...alas12, estado: 'pendiente', version: 2 });
    expect(vista()).toMatchObject({ estado: 'pendiente', horaInicio: '12:00' });
    expect(cambios.hecho()).toEqual({ texto: 'mover.reabierta' });
  });

  test('also from the page, where the dialog was closed before the answer', () => {
    const { cambios, peticion, vista } = unaAgenda();
    cambios.trasladar(cancelada, alas12, { encima: true, reabre: 'pendiente' });
    expect(vista()).toMatchObject({ estado: 'pendiente', horaInicio: '12:00' });
    const reabierta = peticion();
    expect(reabierta.pide).toEqual({ ...otraHora, solapeAutorizado: true });
    reabierta.negar(...solapada);
    expect(cambios.choque()).toMatchObject({ cita: { horaInicio: ana.horaInicio }, reabre: 'pendiente' });
  });

  test('is to be held there, whatever was to be said of where it was', () => {
    const { cambios, peticion } = unaAgenda();
    const ausente = { ...ana, estado: 'no_asistio' } as const;
    cambios.estado(ausente, 'completada');
    peticion().negar(...solapada);
    expect(cambios.choque()?.reabre).toBe('confirmada');
    cambios.choque()?.encima(ausente);
    expect(peticion().pide).toEqual({ a: 'completada', solapeAutorizado: true });
  });

  test('is moved once somebody else has reopened it', () => {
    const { cambios, peticion } = unaAgenda();
    cambios.mover({ ...ana, version: 2 }, alas12, { reabre: 'pendiente' }).subscribe();
    expect(peticion()).toMatchObject({ sobre: '"2"', pide: { horaInicio: '12:00' } });
  });
});
