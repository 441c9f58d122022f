import { TestBed } from '@angular/core/testing';
import type { Cita } from '@citas/protocol';
import { NegocioService } from '../negocio/negocio.service.ts';
import { luis, marta } from '../negocio/negocio-de-prueba.ts';
import { cambioDePrueba } from '../citas/cita-de-prueba.ts';
import { NotaEscrita } from './nota-escrita.service.ts';
import { a, ana, luz, unaAgenda } from './testing/cambios-de-prueba.ts';

test('a second change of a cita waits for the answer to the first, and is made on what that brought', () => {
  const { cambios, vista, peticion, nadaEnCamino } = unaAgenda();
  cambios.trasladar(ana, a('11:00', '11:45'));
  const movida = peticion();
  const alVuelo = vista() ?? ana;
  expect(alVuelo).toMatchObject({ horaInicio: '11:00', version: 1 });
  cambios.trasladar(alVuelo, a('11:00', '12:15'));
  nadaEnCamino();
  expect(vista()).toMatchObject({ horaFin: '12:15' });

  movida.conceder({ ...a('11:00', '11:45'), version: 2 });
  expect(vista()).toMatchObject({ horaFin: '12:15', version: 2 });
  expect(cambios.hecho()).toBeUndefined();
  expect(cambios.enCurso().has(ana.id)).toBe(true);
  const estirada = peticion();
  expect(estirada).toMatchObject({ sobre: '"2"', pide: { horaInicio: '11:00', horaFin: '12:15' } });
  estirada.conceder({ ...a('11:00', '12:15'), version: 3 });
  expect(vista()).toMatchObject({ horaFin: '12:15', version: 3 });
  expect(cambios.hecho()?.texto).toBe('mover.estirada');
  expect(cambios.enCurso().size).toBe(0);

  cambios.deshacer();
  expect(peticion()).toMatchObject({ sobre: '"3"', pide: { horaInicio: '11:00', horaFin: '11:45' } });
});

test('what was begun before an answer came, and let go after it, is made on what it brought', () => {
  const { cambios, vista, peticion } = unaAgenda();
  cambios.trasladar(ana, a('11:00', '11:45'));
  const alVuelo = vista() ?? ana;
  peticion().conceder({ ...a('11:00', '11:45'), version: 2 });
  cambios.mover(alVuelo, a('16:00', '16:45')).subscribe();
  expect(peticion().sobre).toBe('"2"');
});

test('when the first change is refused those that wait are not sent, and the page shows what the server has', () => {
  const { cambios, vista, horas, peticion, nadaEnCamino } = unaAgenda();
  cambios.trasladar(ana, a('11:00', '11:45'));
  const movida = peticion();
  for (const fin of ['12:15', '12:30']) cambios.trasladar(vista() ?? ana, a('11:00', fin));
  const alVuelo = vista() ?? ana;
  movida.negar('cita-solapada', 409, { conflictos: [], alternativas: [] });
  nadaEnCamino();
  expect(vista()).toEqual(ana);
  expect(cambios.choque()?.cita).toEqual(ana);
  expect(cambios.enCurso().size).toBe(0);
  expect(cambios.error()).toBeUndefined();

  cambios.trasladar(alVuelo, a('17:00', '17:45'));
  expect(horas()).toBe('17:00');
  const otra = peticion();
  expect(otra.sobre).toBe('"1"');
  otra.negar('interno', 500);
  expect(vista()).toEqual(ana);
});

test('when the second is refused the first stays, and who was faster is told of', () => {
  const { cambios, vista, horas, peticion } = unaAgenda();
  cambios.trasladar(ana, a('11:00', '11:45'));
  cambios.trasladar(vista() ?? ana, a('11:00', '12:15'));
  const primera = { ...ana, ...a('11:00', '11:45'), version: 2 };
  peticion().conceder(primera);
  const actual = { ...primera, ...a('18:00', '18:45'), version: 3 };
  peticion().negar('version-antigua', 412, { actual });
  expect(horas()).toBe('18:00');
  expect(cambios.desfases.primero()).toEqual({ antes: primera, ahora: actual });
});

test('what somebody else changed while a change waited is changed no further', () => {
  const { cambios, messages$, vista, peticion } = unaAgenda();
  cambios.trasladar(ana, a('11:00', '11:45'));
  const movida = peticion();
  cambios.trasladar(vista() ?? ana, a('11:00', '12:15'));
  messages$.next(cambioDePrueba(1, { ...a('18:00', '18:45'), version: 3 }));
  movida.conceder({ ...a('11:00', '11:45'), version: 2 });
  expect(peticion().sobre).toBe('"2"');
  expect(vista()).toMatchObject({ horaInicio: '18:00', version: 3 });
});

test('one’s own event, which comes after the answer, takes nothing off that is still on its way', () => {
  const { cambios, messages$, vista, peticion } = unaAgenda();
  cambios.trasladar(ana, a('11:00', '11:45'));
  const movida = peticion();
  cambios.trasladar(vista() ?? ana, a('11:00', '12:15'));
  movida.conceder({ ...a('11:00', '11:45'), version: 2 });
  messages$.next(cambioDePrueba(1, { ...a('11:00', '11:45'), version: 2 }));
  expect(vista()).toMatchObject({ horaFin: '12:15' });
  peticion().conceder({ ...a('11:00', '12:15'), version: 3 });
  expect(vista()).toMatchObject({ horaFin: '12:15', version: 3 });
});

test('one’s own event, which comes before the answer, takes nothing off that is still on its way', () => {
  const { cambios, messages$, vista, peticion } = unaAgenda();
  cambios.trasladar(ana, a('11:00', '11:45'));
  const movida = peticion();
  cambios.trasladar(vista() ?? ana, a('12:00', '12:45'));
  const evento = cambioDePrueba(1, { ...a('11:00', '11:45'), version: 2 });
  messages$.next({ ...evento, data: { ...evento.data, por: { id: 'u1', nombre: 'Aurora' } } });
  const alVuelo = vista() ?? ana;
  expect(alVuelo).toMatchObject({ horaInicio: '12:00', version: 2 });
  cambios.trasladar(alVuelo, a('12:00', '13:15'));
  movida.conceder({ ...a('11:00', '11:45'), version: 2 });
  peticion().conceder({ ...a('12:00', '12:45'), version: 3 });
  expect(vista()).toMatchObject({ horaFin: '13:15', version: 3 });
  expect(peticion()).toMatchObject({ sobre: '"3"', pide: { horaInicio: '12:00', horaFin: '13:15' } });
});

test('the days that are read anew meanwhile take nothing off that is still on its way', () => {
  const { cambios, horas, releer, peticion } = unaAgenda();
  cambios.trasladar(ana, a('11:00', '11:45'));
  releer();
  expect(horas()).toBe('11:00');
  peticion().negar('interno', 500);
  expect(horas()).toBe(ana.horaInicio);
});

test('one that was to go to a day that is not on the page is back when it is refused', () => {
  const { cambios, vista, peticion } = unaAgenda();
  cambios.trasladar(ana, { ...a('11:00', '11:45'), fecha: '2026-11-25' });
  expect(vista()).toBeUndefined();
  peticion().negar('interno', 500);
  expect(vista()).toEqual(ana);
});

test.each([
  ['to somebody else is not', luis.id, undefined],
  ['within their column is', ana.profesionalId, expect.any(Function)],
])('the move of a cita of who has left the team %s taken back', (_adonde, profesionalId, deshacer) => {
  const { cambios, peticion } = unaAgenda();
  TestBed.inject(NegocioService).equipo.set([{ ...marta, id: ana.profesionalId ?? '', activo: false }, luis]);
  const hueco = { ...a('11:00', '11:45'), profesionalId };
  cambios.trasladar(ana, hueco);
  peticion().conceder({ ...hueco, version: 2 });
  expect(cambios.hecho()).toMatchObject({ texto: 'mover.movida' });
  expect(cambios.hecho()?.deshacer).toEqual(deshacer);
});

test('what changes one cita leaves another that is on its way on its way', () => {
  const { cambios, peticion } = unaAgenda();
  cambios.estado(ana, 'confirmada');
  cambios.estado(luz, 'confirmada');
  peticion(ana).conceder({ estado: 'confirmada', version: 2 });
  expect([...cambios.enCurso()]).toEqual([luz.id]);
  peticion(luz).negar('interno', 500);
  expect([...cambios.enCurso()]).toEqual([]);
});

test('while a cita changes again its last change is not taken back, and while it is taken back nothing overtakes it', () => {
  const { cambios, vista, peticion, nadaEnCamino } = unaAgenda();
  cambios.estado(ana, 'confirmada');
  peticion().conceder({ estado: 'confirmada', version: 2 });
  cambios.trasladar(vista() ?? ana, a('11:00', '11:45'));
  expect(cambios.hecho()).toBeUndefined();
  peticion().conceder({ estado: 'confirmada', ...a('11:00', '11:45'), version: 3 });
  cambios.deshacer();
  const vuelta = peticion();
  expect(vuelta).toMatchObject({ sobre: '"3"', pide: { horaInicio: '10:00' } });
  cambios.estado(vista() ?? ana, 'completada');
  nadaEnCamino();
  vuelta.conceder({ estado: 'confirmada', version: 4 });
  expect(peticion()).toMatchObject({ sobre: '"4"', pide: { a: 'completada' } });
  expect(vista()).toMatchObject({ horaInicio: '10:00', estado: 'completada' });
});

describe('a cita that somebody else has deleted', () => {
  test('stays gone when it is changed after that, and the error is told', () => {
    const { cambios, vista, peticion, borrarOtro } = unaAgenda();
    borrarOtro();
    cambios.estado(ana, 'cancelada', 'Avisó');
    expect(vista()).toBeUndefined();
    peticion().negar('no-encontrado', 404);
    expect(vista()).toBeUndefined();
    expect(cambios.error()).toBeDefined();
  });

  test.each(['refused', 'granted'] as const)('stays gone when a change that was on its way is %s', (como) => {
    const { cambios, vista, peticion, borrarOtro } = unaAgenda();
    cambios.estado(ana, 'confirmada');
    borrarOtro();
    if (como === 'refused') peticion().negar('no-encontrado', 404);
    else peticion().conceder({ estado: 'confirmada', version: 2 });
    expect(vista()).toBeUndefined();
  });

  test('goes when its change is refused before anybody has told of it, in the agenda and from the dialog', () => {
    const { cambios, vista, peticion } = unaAgenda();
    const notas = TestBed.inject(NotaEscrita);
    notas.guardar({ texto: 'Alergia', base: ana });
    cambios.estado(ana, 'confirmada');
    peticion().negar('no-encontrado', 404);
    expect([vista(), notas.leer(ana)]).toEqual([undefined, undefined]);
    const errores: unknown[] = [];
    cambios.mover(luz, a('16:00', '16:45')).subscribe({ error: (error) => errores.push(error) });
    peticion(luz).negar('no-encontrado', 404);
    expect(vista(luz)).toBeUndefined();
    expect(errores).toHaveLength(1);
  });
});

describe('a cancelled cita that was opened again', () => {
  const reabierta = (motivo: string | null) => {
    const cancelada: Cita = { ...ana, estado: 'cancelada', motivo };
    const agenda = unaAgenda();
    agenda.cambios.estado(cancelada, 'pendiente');
    agenda.peticion().conceder({ estado: 'pendiente', version: 2 });
    return agenda;
  };

  test('is cancelled again for its reason', () => {
    const { cambios, peticion } = reabierta('Avisó');
    cambios.deshacer();
    expect(peticion()).toMatchObject({ sobre: '"2"', pide: { a: 'cancelada', motivo: 'Avisó' } });
  });

  test('is told of without a way back when nobody ever said why it was cancelled', () => {
    const { cambios } = reabierta(null);
    expect(cambios.hecho()).toEqual({ texto: 'hecho.estado' });
  });
});
