import { HttpTestingController } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { ManualClock } from '@citas/clock/testing';
import type { Bloqueo, Cita, Usuario } from '@citas/protocol';
import { BloqueosService } from '../bloqueos/bloqueos.service.ts';
import { citaDePrueba } from '../citas/cita-de-prueba.ts';
import { CitasService } from '../citas/citas.service.ts';
import { luis, marta, unNegocioDePrueba } from '../negocio/negocio-de-prueba.ts';
import { NegocioService } from '../negocio/negocio.service.ts';
import { UserService } from '../sesion/user.service.ts';
import { LoVisible } from './lo-visible.ts';
import type { Vista } from './vista.ts';

const MARTES = '2026-11-24';
const deNueveATres = [{ desde: '09:00', hasta: '15:00' }];
const deDiezADos = [{ desde: '10:00', hasta: '14:00' }];
const bloqueo = (profesionalId: string | null): Bloqueo => ({
  id: profesionalId ?? 'todos',
  profesionalId,
  desde: MARTES,
  hasta: MARTES,
  horaInicio: '13:00',
  horaFin: '14:00',
  motivo: null,
  version: 1,
});

const suya = citaDePrueba({ profesionalId: marta.id });

interface Caso {
  readonly vista?: Vista;
  /** Of whom the link asks for. */
  readonly profesional?: string;
  readonly citas?: Cita[];
}

/** A Tuesday on which Marta, Luis and everybody have some time blocked; Marta works fewer hours than the salon. */
function unMartes(quien: Partial<Usuario>, { vista = 'dia', profesional = '', citas = [suya] }: Caso = {}) {
  const { providers, configureTestBed } = unNegocioDePrueba(
    new ManualClock(Date.parse(`${MARTES}T15:00:00Z`)),
  );
  TestBed.configureTestingModule({ providers });
  configureTestBed(TestBed);
  const negocio = TestBed.inject(NegocioService);
  negocio.negocio.update((salon) => salon && { ...salon, horario: { '2': deNueveATres } });
  negocio.equipo.set([{ ...marta, horario: { '2': deDiezADos } }, luis]);
  const ser = (cambios: Partial<Usuario>) =>
    TestBed.inject(UserService).currentUser.update((usuario) => usuario && { ...usuario, ...cambios });
  ser(quien);
  TestBed.inject(CitasService).verDia(MARTES);
  TestBed.inject(BloqueosService).verRango(MARTES, MARTES);
  const servidor = TestBed.inject(HttpTestingController);
  const responder = (url: string, datos: object[]) =>
    servidor
      .expectOne((pedido) => pedido.url === `/api/v1/${url}`)
      .flush({ datos, siguiente: null, posicion: { epoch: 'e', seq: 1 } });
  responder('citas', citas);
  responder('bloqueos', [bloqueo(marta.id), bloqueo(luis.id), bloqueo(null)]);
  const pedido = {
    profesional: signal(profesional),
    estado: signal(undefined),
    q: signal(''),
    dia: signal(MARTES),
    vista: signal(vista),
    momento: signal({ fecha: MARTES, hora: '09:00' }),
  };
  const loVisible = TestBed.runInInjectionContext(() => new LoVisible(pedido));
  const columnas = () =>
    loVisible.columnas().map(({ fecha, abierto, citas, bloqueos }) => ({
      fecha,
      abierto,
      citas: citas.length,
      bloqueos: bloqueos.map(({ id }) => id).toSorted(),
    }));
  return { loVisible, ser, columnas };
}

const PROFESIONAL = { rol: 'profesional' } as const;
const soyMarta = { ...PROFESIONAL, profesionalId: marta.id };
const deMarta = { fecha: MARTES, abierto: deDiezADos, citas: 1, bloqueos: ['marta', 'todos'] };
/** What is shown to whom it is not known who they are. */
const deNadie = { fecha: MARTES, abierto: deNueveATres, citas: 1, bloqueos: ['todos'] };

describe('the agenda of a profesional', () => {
  test.each<Vista>(['dia', 'semana', 'lista'])(
    'has their own hours, and the blocks of theirs and of everybody: %s',
    (vista) => {
      const { loVisible, columnas } = unMartes(soyMarta, { vista });
      expect([loVisible.deQuien(), columnas()]).toEqual([marta.id, [deMarta]]);
      expect(loVisible.ocupacion()).toBeCloseTo(0.25);
    },
  );

  test('is their own whoever the link asks for', () => {
    const { loVisible, columnas } = unMartes(soyMarta, { profesional: luis.id });
    expect([loVisible.citas().length, columnas()]).toEqual([1, [deMarta]]);
  });

  test('is that of before while the session does not say who they are, until it does', () => {
    const { loVisible, ser, columnas } = unMartes(PROFESIONAL);
    expect([loVisible.deQuien(), columnas()]).toEqual(['', [deNadie]]);
    ser({ profesionalId: marta.id });
    expect([loVisible.deQuien(), columnas()]).toEqual([marta.id, [deMarta]]);
  });

  test('has the blocks of everybody alone when they are nobody of the team', () => {
    const { loVisible, columnas } = unMartes({ ...PROFESIONAL, profesionalId: null }, { citas: [] });
    expect([loVisible.deQuien(), columnas()]).toEqual([null, [{ ...deNadie, citas: 0 }]]);
  });

  test('hides nothing of theirs when they have been made another since the session was renewed', () => {
    const { columnas } = unMartes({ ...PROFESIONAL, profesionalId: luis.id });
    expect(columnas()).toEqual([deNadie]);
  });
});

test('the desk sees a column for each, and of who is chosen theirs alone', () => {
  const recepcion = { rol: 'recepcion', profesionalId: null } as const;
  expect(unMartes(recepcion).columnas()).toHaveLength(2);
  TestBed.resetTestingModule();
  const { loVisible, columnas } = unMartes(recepcion, { profesional: marta.id });
  expect([loVisible.deQuien(), columnas()]).toEqual([marta.id, [deMarta]]);
});

test('who has left can be chosen where they are asked for, and is given nothing new', () => {
  const recepcion = { rol: 'recepcion', profesionalId: null } as const;
  const { loVisible } = unMartes(recepcion, { profesional: marta.id });
  expect(loVisible.paraNuevas()).toBe(marta.id);
  const equipo = TestBed.inject(NegocioService).equipo;
  const seVa = (id: string) =>
    equipo.update((todos) => todos.map((uno) => ({ ...uno, activo: uno.id !== id })));
  seVa(marta.id);
  expect([loVisible.equipo().map(({ id }) => id), loVisible.paraNuevas()]).toEqual([[marta.id, luis.id], '']);
  seVa(luis.id);
  expect([loVisible.equipo().map(({ id }) => id), loVisible.paraNuevas()]).toEqual([[marta.id], marta.id]);
  // Not yet known.
  equipo.set([]);
  expect(loVisible.paraNuevas()).toBe(marta.id);
});
