import { Component, signal } from '@angular/core';
import { fireEvent, render, screen } from '@testing-library/angular';
import { provideTextosDePrueba } from '../i18n/textos-de-prueba.ts';
import { DialogoComponent } from './dialogo.component.ts';

@Component({
  imports: [DialogoComponent],
  template: `
    <button (click)="cual.set('primero')">Abrir</button>
    <button>Otro</button>
    @if (cual() === 'primero') {
      <app-dialogo titulo="Primero" [oculto]="oculto()" (cerrado)="cual.set('')">
        <button data-primero (click)="cual.set('segundo')">Seguir</button>
      </app-dialogo>
    }
    @if (cual() === 'segundo') {
      <app-dialogo titulo="Segundo" (cerrado)="cual.set('')"><button data-primero>Ya</button></app-dialogo>
    }
  `,
})
class PaginaComponent {
  readonly cual = signal('');
  readonly oculto = signal(false);
}

const boton = (name: string) => screen.getByRole('button', { name });

async function abierto() {
  const { fixture } = await render(PaginaComponent, { providers: [provideTextosDePrueba()] });
  const pulsar = async (nombre: string) => {
    boton(nombre).focus();
    fireEvent.click(boton(nombre));
    await fixture.whenStable();
  };
  await pulsar('Abrir');
  expect(document.activeElement).toBe(boton('Seguir'));
  return { fixture, pagina: fixture.componentInstance, pulsar };
}

test('one that is closed by its button gives the focus back to what opened it', async () => {
  const { pulsar } = await abierto();
  await pulsar('Cerrar');
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(document.activeElement).toBe(boton('Abrir'));
});

test('the one that comes after another gives it back to what opened the first', async () => {
  const { pulsar } = await abierto();
  await pulsar('Seguir');
  expect(document.activeElement).toBe(boton('Ya'));
  await pulsar('Cerrar');
  expect(document.activeElement).toBe(boton('Abrir'));
});

test('one that goes away out of sight leaves the focus where it has gone meanwhile', async () => {
  const { fixture, pagina } = await abierto();
  pagina.oculto.set(true);
  await fixture.whenStable();
  boton('Otro').focus();
  boton('Otro').blur();
  pagina.cual.set('');
  await fixture.whenStable();
  expect(document.activeElement).toBe(document.body);
});
