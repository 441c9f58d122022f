import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import {
  createEnvironmentInjector,
  EnvironmentInjector,
  signal,
  type EnvironmentProviders,
  type Provider,
} from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { ManualClock } from '@citas/clock/testing';
import type { Cita, Hueco, ServerMessage } from '@citas/protocol';
import { TranslocoService } from '@jsverse/transloco';
import { Subject } from 'rxjs';
import { cambioDePrueba, citaDePrueba, eventoDePrueba } from '../citas/cita-de-prueba.ts';
import { CitasService } from '../citas/citas.service.ts';
import { provideTextosDePrueba } from '../i18n/textos-de-prueba.ts';
import { avisosDichos, provideAvisosDePrueba } from '../notificaciones/avisos-de-prueba.ts';
import { WebsocketService } from '../realtime/websocket.service.ts';
import { UserService } from '../sesion/user.service.ts';
import { CLOCK } from '../tiempo/clock.token.ts';
import { CambiosDeCita } from './cambios-de-cita.service.ts';

const ana = citaDePrueba();
const luz = citaDePrueba({ id: '0193a000-0000-7000-8000-000000000002', cliente: 'Luz Gil' });
const a = (horaInicio: string, horaFin: string): Hueco => ({
  fecha: ana.fecha,
  horaInicio,
  horaFin,
  profesionalId: ana.profesionalId,
  profesional: ana.profesional,
});
const problema = (clave: string, status: number, mas: object = {}) => ({
  type: `/problemas/${clave}`,
  title: '',
  detail: '',
  status,
  ...mas,
});

const SIN_TEXTOS = { provide: TranslocoService, useValue: { translate: (clave: string) => clave } };

/** An agenda that shows Ana's cita and Luz's, what it sends, and what is seen in it. */
function unaAgenda(textos: Provider | EnvironmentProviders = SIN_TEXTOS) {
  const messages$ = new Subject<ServerMessage>();
  TestBed.configureTestingModule({
    providers: [
      provideAvisosDePrueba(),
      provideHttpClient(),
      provideHttpClientTesting(),
      { provide: CLOCK, useValue: new ManualClock(0) },
      textos,
      {
        provide: WebsocketService,
        useValue: { messages$, connected: signal(true), subscribe: () => undefined },
      },
    ],
  });
  TestBed.inject(UserService).currentUser.set({
    id: 'u1',
    nombre: 'Aurora',
    rol: 'admin',
    negocio_id: ana.negocioId,
  });
  const servidor = TestBed.inject(HttpTestingController);
  const citas = TestBed.inject(CitasService);
  citas.verDia(ana.fecha);
  servidor
    .expectOne(({ url }) => url === '/api/v1/citas')
    .flush({ datos: [ana, luz], siguiente: null, posicion: { epoch: 'e', seq: 0 } });
  const pagina = createEnvironmentInjector([CambiosDeCita], TestBed.inject(EnvironmentInjector));
  return {
    cambios: pagina.get(CambiosDeCita),
    irse: () => pagina.destroy(),
    messages$,
    /** A cita as the page shows it. */
    vista: (cita = ana): Cita | undefined => citas.citas().find(({ id }) => id === cita.id),
    horas: () => citas.citas().find(({ id }) => id === ana.id)?.horaInicio,
    /** The only request about a cita that is on its way: on what version, what it asks, and how it is answered. */
    peticion: (cita = ana) => {
      const una = servidor.expectOne(({ url }) => url.startsWith(`/api/v1/citas/${cita.id}`));
      return {
        sobre: una.request.headers.get('If-Match'),
        pide: una.request.body as unknown,
        conceder: (nueva: Partial<Cita>) => una.flush({ ...cita, ...nueva }),
        negar: (clave: string, status: number, mas?: object) =>
          una.flush(problema(clave, status, mas), { status, statusText: '' }),
      };
    },
    nadaEnCamino: () => servidor.expectNone(({ url }) => url.startsWith('/api/v1/citas/')),
    borrarOtro: () => messages$.next({ ...eventoDePrueba(1), type: 'cita_deleted' }),
  };
}

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
  expect(cambios.desfase()).toEqual({ antes: primera, ahora: actual });
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
    cambios.estado(ana, 'confirmada');
    peticion().negar('no-encontrado', 404);
    expect(vista()).toBeUndefined();
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
