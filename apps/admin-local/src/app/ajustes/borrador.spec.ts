import { HttpErrorResponse } from '@angular/common/http';
import { signal } from '@angular/core';
import { Subject } from 'rxjs';
import { Borrador } from './borrador.ts';

interface Taller {
  readonly id: string;
  readonly version: number;
  readonly nombre: string;
  readonly horas: readonly number[];
}
const taller: Taller = { id: 'a', version: 1, nombre: 'Taller', horas: [9, 18] };

function unBorrador() {
  const fuente = signal<Taller | undefined>(undefined);
  const borrador = new Borrador(fuente, (valor) => ({
    nombre: valor?.nombre ?? '',
    horas: valor?.horas ?? [],
  }));
  fuente.set(taller);
  const ve = () => ({ ...borrador.escrito(), version: borrador.base()?.version });
  /** A saving whose answer the test gives. */
  const guardar = () => {
    const respuesta = new Subject<Taller>();
    borrador.alGuardar(respuesta).subscribe({ error: () => undefined });
    return respuesta;
  };
  return { fuente, borrador, ve, guardar };
}
const conflicto = (actual: Taller) =>
  new HttpErrorResponse({
    status: 412,
    error: { type: '/problemas/version-antigua', title: 't', status: 412, detail: 'd', actual },
  });

test('what nobody writes in follows, and what is written in stays on the version that it was begun on', () => {
  const { fuente, borrador, ve } = unBorrador();
  fuente.set({ ...taller, version: 2, nombre: 'Taller Sur' });
  expect(ve()).toEqual({ nombre: 'Taller Sur', horas: [9, 18], version: 2 });
  borrador.escribir('horas', [10, 14]);
  fuente.set({ ...taller, version: 3, nombre: 'Taller Norte' });
  expect(ve()).toEqual({ nombre: 'Taller Sur', horas: [10, 14], version: 2 });
  expect(borrador.tocado()).toBe(true);
});

test('what is written as it was is no change, and follows again', () => {
  const { fuente, borrador, ve } = unBorrador();
  borrador.escribir('horas', []);
  fuente.set({ ...taller, version: 2, horas: [8, 12] });
  borrador.escribir('horas', [9, 18]);
  expect(borrador.tocado()).toBe(false);
  expect(ve()).toEqual({ nombre: 'Taller', horas: [8, 12], version: 2 });
});

test('what was saved is there to be followed, and what was written meanwhile is not lost', () => {
  const { fuente, borrador, ve, guardar } = unBorrador();
  borrador.escribir('nombre', 'Taller Sur');
  borrador.escribir('horas', [10, 14]);
  const respuesta = guardar();
  borrador.escribir('nombre', 'Taller Surf');
  respuesta.next({ ...taller, version: 2, nombre: 'Taller Sur', horas: [10, 14] });
  expect(ve()).toEqual({ nombre: 'Taller Surf', horas: [10, 14], version: 2 });
  expect(borrador.cambios()).toEqual({ nombre: 'Taller Surf' });
  fuente.set({ ...taller, version: 3 });
  expect(borrador.base()?.version).toBe(2);
});

test('after a conflict what is written stands over what somebody else left, and what both wrote is no change', () => {
  const { borrador, ve, guardar } = unBorrador();
  borrador.escribir('nombre', 'Taller Sur');
  borrador.escribir('horas', [10, 14]);
  guardar().error(conflicto({ ...taller, version: 5, nombre: 'Taller Sur', horas: [7, 15] }));
  expect(ve()).toEqual({ nombre: 'Taller Sur', horas: [10, 14], version: 5 });
  expect(borrador.cambios()).toEqual({ horas: [10, 14] });
});

test('another failure changes nothing', () => {
  const { borrador, ve, guardar } = unBorrador();
  borrador.escribir('nombre', 'Taller Sur');
  guardar().error(new HttpErrorResponse({ status: 503 }));
  expect(ve()).toEqual({ nombre: 'Taller Sur', horas: [9, 18], version: 1 });
});

test('nothing of one goes to another', () => {
  const { fuente, borrador, ve } = unBorrador();
  borrador.escribir('nombre', 'Taller Sur');
  fuente.set({ ...taller, id: 'b', nombre: 'Clínica' });
  expect(ve()).toEqual({ nombre: 'Clínica', horas: [9, 18], version: 1 });
});
