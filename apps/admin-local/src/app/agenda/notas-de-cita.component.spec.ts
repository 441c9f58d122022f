import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { ManualClock } from '@citas/clock/testing';
import type { Cita, ServerMessage } from '@citas/protocol';
import { fireEvent, render, screen } from '@testing-library/angular';
import type { Subject } from 'rxjs';
import { citaDePrueba, eventoDePrueba } from '../citas/cita-de-prueba.ts';
import { CitasService } from '../citas/citas.service.ts';
import { unNegocioDePrueba } from '../negocio/negocio-de-prueba.ts';
import { WebsocketService } from '../realtime/websocket.service.ts';
import { NotaEscrita } from './nota-escrita.service.ts';
import { NotasDeCitaComponent, type Anotacion } from './notas-de-cita.component.ts';

const cita = citaDePrueba({ cliente: 'Ana' });
const otra = citaDePrueba({ id: '0193a000-0000-7000-8000-000000000009', cliente: 'Bea' });
const LO_ESCRITO = 'Llega tarde';
const anotada = { ...cita, notas: LO_ESCRITO };

beforeEach(() => sessionStorage.clear());

/** The notes of a cita, and what was asked to be kept. */
async function abrir(de: Cita = cita) {
  TestBed.resetTestingModule();
  const pedidas: Anotacion[] = [];
  const vista = await render(NotasDeCitaComponent, {
    inputs: { cita: de },
    on: { anotar: (pedida) => pedidas.push(pedida) },
    ...unNegocioDePrueba(new ManualClock(Date.parse('2026-11-24T08:00:00-06:00'))),
  });
  const poner = async (nombre: string, valor: unknown) => {
    vista.fixture.componentRef.setInput(nombre, valor);
    await vista.fixture.whenStable();
  };
  return {
    pedidas,
    mostrar: (otraCita: Cita) => poner('cita', otraCita),
    sinConexion: (sin: boolean) => poner('soloLectura', sin),
    escribir: async (texto: string) => {
      fireEvent.input(campo(), { target: { value: texto } });
      await vista.fixture.whenStable();
    },
    cerrar: () => vista.fixture.destroy(),
  };
}
const campo = () => screen.getByTestId<HTMLTextAreaElement>('panel-notas');
const guardar = () => screen.queryByTestId<HTMLButtonElement>('guardar-notas');
const sinGuardar = () => screen.queryByTestId('notas-sin-guardar');
const deOtra = () => screen.queryByTestId('theirs');

test('a note stays under the fingers while there is no connection, and is saved after that', async () => {
  const { pedidas, escribir, sinConexion } = await abrir();
  await escribir(LO_ESCRITO);
  const escribiendo = campo();
  campo().focus();
  await sinConexion(true);
  expect([campo(), document.activeElement, guardar()?.disabled]).toEqual([escribiendo, escribiendo, true]);
  fireEvent.submit(campo());
  expect(pedidas).toEqual([]);
  await sinConexion(false);
  guardar()?.click();
  expect(pedidas).toEqual([{ cita, notas: LO_ESCRITO }]);
});

test('a note whose answer was lost is kept no longer than until the server is seen to have it', async () => {
  const { escribir, mostrar } = await abrir();
  await escribir(LO_ESCRITO);
  const kept = () => TestBed.inject(NotaEscrita).leer(cita)?.texto;
  expect(kept()).toBe(LO_ESCRITO);
  await mostrar({ ...anotada, version: 2 });
  expect(kept()).toBeUndefined();
});

describe('a note that is on its way', () => {
  /** Saved, together with another change of the cita: both are shown before the server has them. */
  const enCamino = async () => {
    const { escribir, mostrar } = await abrir();
    const citas = TestBed.inject(CitasService);
    citas.verDia(cita.fecha);
    TestBed.inject(HttpTestingController)
      .expectOne(({ url }) => url === '/api/v1/citas')
      .flush({ datos: [cita], siguiente: null, posicion: { epoch: 'e', seq: 0 } });
    await escribir(LO_ESCRITO);
    const retirar = citas.anticipar(cita, { notas: LO_ESCRITO });
    const ver = () => mostrar(citas.viva(cita));
    await ver();
    expect([campo().value, guardar()]).toEqual([LO_ESCRITO, null]);
    return { citas, retirar, ver };
  };
  const esSuya = () =>
    expect([deOtra(), campo().value, guardar()?.disabled]).toEqual([null, LO_ESCRITO, false]);

  test('is this person’s still when it could not be saved, to be saved again', async () => {
    const { retirar, ver } = await enCamino();
    retirar();
    await ver();
    esSuya();
  });

  test('is no other’s when somebody else changed something else before', async () => {
    const { citas, retirar, ver } = await enCamino();
    retirar();
    citas.cambiarCita({ ...cita, estado: 'confirmada', version: 2 });
    await ver();
    esSuya();
  });

  test('stays when another change of the cita is made, and it is refused after that', async () => {
    const { citas, retirar, ver } = await enCamino();
    citas.cambiarCita({ ...cita, estado: 'confirmada', version: 2 });
    await ver();
    retirar();
    await ver();
    esSuya();
  });

  test('is saved once the server has it', async () => {
    const { citas, retirar, ver } = await enCamino();
    retirar();
    citas.cambiarCita({ ...anotada, version: 2 });
    await ver();
    expect([deOtra(), campo().value, guardar()]).toEqual([null, LO_ESCRITO, null]);
  });
});

describe('a half-typed note', () => {
  const aMedias = async () => {
    const pagina = await abrir();
    await pagina.escribir(LO_ESCRITO);
    return pagina;
  };

  test('is there again when another cita was looked at meanwhile, and is no other’s', async () => {
    const { mostrar } = await aMedias();
    await mostrar(otra);
    expect([campo().value, guardar()]).toEqual(['', null]);
    await mostrar(cita);
    expect([campo().value, guardar()?.disabled]).toEqual([LO_ESCRITO, false]);
  });

  test('is there again when the panel was closed', async () => {
    (await aMedias()).cerrar();
    await abrir(otra);
    expect(campo().value).toBe('');
    await abrir();
    expect(campo().value).toBe(LO_ESCRITO);
  });

  test('is shown beside what somebody else has noted meanwhile', async () => {
    (await aMedias()).cerrar();
    await abrir({ ...cita, notas: 'Viene con su hija', version: 2 });
    expect([campo().value, deOtra()?.textContent]).toEqual([
      LO_ESCRITO,
      expect.stringContaining('Viene con su hija'),
    ]);
    screen.getByTestId('keep-theirs').click();
    await abrir({ ...cita, notas: 'Viene con su hija', version: 2 });
    expect([campo().value, deOtra()]).toEqual(['Viene con su hija', null]);
  });

  test('is shown when the cita was closed meanwhile, until it is thrown away, and goes on when it is open again', async () => {
    const cerrada = { ...cita, estado: 'completada', version: 2 } as const;
    const { mostrar, cerrar } = await aMedias();
    await mostrar(cerrada);
    expect(sinGuardar()?.textContent).toContain(LO_ESCRITO);
    await mostrar({ ...cita, version: 3 });
    expect([campo().value, guardar()?.disabled, sinGuardar()]).toEqual([LO_ESCRITO, false, null]);
    cerrar();
    const otraVez = await abrir(cerrada);
    expect(sinGuardar()?.textContent).toContain(LO_ESCRITO);
    screen.getByTestId('descartar-notas').click();
    await otraVez.mostrar(cerrada);
    expect([sinGuardar(), TestBed.inject(NotaEscrita).leer(cita)]).toEqual([null, undefined]);
  });

  test('is kept no longer once its cita is gone', async () => {
    await aMedias();
    const messages$ = TestBed.inject(WebsocketService).messages$ as Subject<ServerMessage>;
    for (const id of [otra.id, cita.id]) {
      expect(TestBed.inject(NotaEscrita).leer(cita)?.texto).toBe(LO_ESCRITO);
      messages$.next({ ...eventoDePrueba(1, { id }), type: 'cita_deleted' });
    }
    expect(TestBed.inject(NotaEscrita).leer(cita)).toBeUndefined();
  });

  test('is kept no longer once the server has it, or it was undone', async () => {
    const { escribir, cerrar } = await aMedias();
    TestBed.inject(NotaEscrita).guardada({ ...cita, notas: 'Otra cosa', version: 2 });
    expect(TestBed.inject(NotaEscrita).leer(cita)?.texto).toBe(LO_ESCRITO);
    TestBed.inject(NotaEscrita).guardada({ ...anotada, version: 2 });
    expect(TestBed.inject(NotaEscrita).leer(cita)).toBeUndefined();
    await escribir(`${LO_ESCRITO}, avisa`);
    await escribir('');
    cerrar();
    expect(TestBed.inject(NotaEscrita).leer(cita)).toBeUndefined();
  });
});
