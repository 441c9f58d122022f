import { HttpTestingController } from '@angular/common/http/testing';
import { Component, inject, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { ManualClock } from '@citas/clock/testing';
import type { Cita } from '@citas/protocol';
import { fireEvent, render, screen } from '@testing-library/angular';
import { citaDePrueba } from '../citas/cita-de-prueba.ts';
import { unNegocioDePrueba } from '../negocio/negocio-de-prueba.ts';
import { UserService } from '../sesion/user.service.ts';
import { AnularCitaComponent, type Anulacion } from './anular-cita.component.ts';
import { CambiosDeCita } from './cambios-de-cita.service.ts';

/** The dialog as the agenda has it: gone as soon as what it asks for is on its way. */
@Component({
  imports: [AnularCitaComponent],
  providers: [CambiosDeCita],
  template: `@if (abierto()) {
    <app-anular-cita [cita]="cita()" (anulada)="anular($event)" />
  }`,
})
class AgendaComponent {
  readonly cita = signal(citaDePrueba());
  readonly abierto = signal(false);
  readonly #cambios = inject(CambiosDeCita);

  anular({ cita, motivo }: Anulacion): void {
    this.abierto.set(false);
    this.#cambios.estado(cita, 'cancelada', motivo);
  }
}

async function unaAgenda() {
  sessionStorage.clear();
  const { fixture } = await render(AgendaComponent, unNegocioDePrueba(new ManualClock(0)));
  const motivo = () => screen.getByTestId<HTMLInputElement>('form-motivo');
  const anular = () => {
    fireEvent.submit(screen.getByTestId('cancelar-form'));
    return TestBed.inject(HttpTestingController).expectOne({ method: 'POST' });
  };
  return {
    /** What is written in it when it opens. */
    abrir: async () => {
      fixture.componentInstance.abierto.set(true);
      await fixture.whenStable();
      return motivo().value;
    },
    motivo: () => motivo().value,
    escribir: (value: string) => fireEvent.input(motivo(), { target: { value } }),
    es: async (id: string) => {
      TestBed.inject(UserService).currentUser.update((quien) => quien && { ...quien, id });
      await fixture.whenStable();
    },
    cerrar: () => fixture.componentInstance.abierto.set(false),
    anular,
    cita: fixture.componentInstance.cita(),
    llega: async (cambios: Partial<Cita>) => {
      fixture.componentInstance.cita.update((cita) => ({ ...cita, ...cambios }));
      await fixture.whenStable();
    },
  };
}

test('the reason of a cancellation that failed is there when it is tried again, until the cita is cancelled', async () => {
  const { abrir, escribir, anular, cita } = await unaAgenda();
  expect(await abrir()).toBe('');
  escribir('Se ha puesto malo');
  anular().flush(null, { status: 503, statusText: '' });
  expect(await abrir()).toBe('Se ha puesto malo');
  const otraVez = anular();
  expect(otraVez.request.body).toMatchObject({ motivo: 'Se ha puesto malo' });
  otraVez.flush({ ...cita, estado: 'cancelada', version: 2 });
  expect(await abrir()).toBe('');
});

test('the reason that somebody wrote is not there for the next one on this screen', async () => {
  const { abrir, escribir, anular, cerrar, es } = await unaAgenda();
  await abrir();
  escribir('Se ha puesto malo');
  anular().error(new ProgressEvent('error'));
  expect(await abrir()).toBe('Se ha puesto malo');
  cerrar();
  await es('u2');
  expect(await abrir()).toBe('');
});

test('what is being written stays when the session is renewed', async () => {
  const { abrir, escribir, es, motivo } = await unaAgenda();
  await abrir();
  escribir('Se ha p');
  await es('u1');
  expect(motivo()).toBe('Se ha p');
});

test('what is being written stays when a colleague notes something in the cita', async () => {
  const { abrir, escribir, llega, motivo } = await unaAgenda();
  await abrir();
  escribir('Se ha p');
  await llega({ notas: 'Llega tarde', version: 2 });
  expect(motivo()).toBe('Se ha p');
});
