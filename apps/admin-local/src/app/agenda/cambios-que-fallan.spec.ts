import { TestBed } from '@angular/core/testing';
import { TranslocoService } from '@jsverse/transloco';
import { provideTextosDePrueba } from '../i18n/textos-de-prueba.ts';
import { avisosDichos } from '../notificaciones/avisos-de-prueba.ts';
import type { CambiosDeCita } from './cambios-de-cita.service.ts';
import { a, ana, luz, unaAgenda } from './testing/cambios-de-prueba.ts';

test.each<[string, number, object]>([
  ['cita-solapada', 409, { conflictos: [], alternativas: [] }],
  ['version-antigua', 412, { actual: { ...ana, version: 2 } }],
  ['interno', 503, {}],
])('what is refused with %s once the page has been left is told in a toast', (clave, status, mas) => {
  const { cambios, irse, peticion, vista } = unaAgenda(provideTextosDePrueba());
  TestBed.inject(TranslocoService).load('es').subscribe();
  cambios.trasladar(ana, a('12:00', '12:45'));
  const movida = peticion();
  irse();
  movida.negar(clave, status, { detail: 'No se pudo', ...mas });
  expect(avisosDichos()).toEqual([[`No se ha guardado · ${ana.cliente}`, 'No se pudo']]);
  expect(vista()?.horaInicio).toBe(ana.horaInicio);
});

test('what is refused while the page is there is told in no toast', () => {
  const { cambios, peticion } = unaAgenda();
  cambios.trasladar(ana, a('12:00', '12:45'));
  peticion().negar('interno', 503);
  expect(avisosDichos()).toEqual([]);
  expect(cambios.errorDe()).toBe(ana.cliente);
});

test('of several that fail everybody is named, and each is told what is in its way', () => {
  const { cambios, peticion } = unaAgenda();
  cambios.estado(ana, 'confirmada');
  cambios.estado(luz, 'confirmada');
  const [deAna, deLuz] = [peticion(ana), peticion(luz)];
  deAna.negar('interno', 503);
  deLuz.negar('interno', 503);
  expect(cambios.errorDe()).toBe(`${ana.cliente}, ${luz.cliente}`);

  cambios.trasladar(ana, a('12:00', '12:45'));
  cambios.trasladar(luz, a('12:00', '12:45'));
  const movidas = [peticion(ana), peticion(luz)];
  for (const movida of movidas) movida.negar('cita-solapada', 409, { conflictos: [], alternativas: [] });
  expect(cambios.choque()?.cita).toEqual(ana);
  cambios.choques.quitarPrimero();
  expect(cambios.choque()?.cita).toEqual(luz);
  cambios.choques.quitarPrimero();
  expect(cambios.choque()).toBeUndefined();
  cambios.estado(luz, 'completada');
  peticion(luz).negar('interno', 503);
  expect(cambios.errorDe()).toBe(luz.cliente);
});

test('of several that somebody else has changed before each is told', () => {
  const { cambios, peticion } = unaAgenda();
  cambios.estado(ana, 'confirmada');
  cambios.estado(luz, 'confirmada');
  const peticiones = [ana, luz].map((cita) => ({ cita, una: peticion(cita) }));
  for (const { cita, una } of peticiones)
    una.negar('version-antigua', 412, { actual: { ...cita, estado: 'completada', version: 2 } });
  const dichas = [ana, luz].map(() => {
    const desfase = cambios.desfases.primero();
    cambios.desfases.quitarPrimero();
    return desfase?.ahora.cliente;
  });
  expect([dichas, cambios.desfases.primero()]).toEqual([[ana.cliente, luz.cliente], undefined]);
});

describe('a change that failed is told of', () => {
  const repeticion = { frecuencia: 'semanal', cada: 1, desde: ana.fecha, fin: { veces: 1 } } as const;
  const sinGuardar = () => {
    const agenda = unaAgenda();
    agenda.cambios.estado(ana, 'confirmada');
    agenda.peticion().negar('interno', 503);
    expect(agenda.cambios.error()).toMatchObject({ status: 503 });
    return agenda.cambios;
  };

  test.each<[string, (cambios: CambiosDeCita) => unknown]>([
    ['a cita is changed', (cambios) => cambios.llegada(luz, true)],
    ['a cita is moved in the dialog', (cambios) => cambios.mover(luz, a('16:00', '16:45')).subscribe()],
    ['a cita is made', (cambios) => cambios.creada(luz)],
    ['a serie is made', (cambios) => cambios.serieCreada({ id: 's', repeticion, citas: [luz] })],
    ['something is taken back', (cambios) => cambios.deshacer()],
  ])('until %s', (_cual, hacer) => {
    const cambios = sinGuardar();
    hacer(cambios);
    expect(cambios.error()).toBeUndefined();
  });
});
