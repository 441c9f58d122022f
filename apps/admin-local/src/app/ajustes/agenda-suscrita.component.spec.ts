import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { fireEvent, render, screen } from '@testing-library/angular';
import { provideTextosDePrueba } from '../i18n/textos-de-prueba.ts';
import { AgendaSuscritaComponent } from './agenda-suscrita.component.ts';

const RUTA = '/api/v1/profesionales/luis/agendas';
const DIRECCION = 'http://192.168.1.20/api/v1/agendas/secreto.ics';

async function laDeLuis() {
  const { fixture } = await render(AgendaSuscritaComponent, {
    inputs: { profesionalId: 'luis' },
    providers: [provideHttpClient(), provideHttpClientTesting(), provideTextosDePrueba()],
  });
  const servidor = TestBed.inject(HttpTestingController);
  const crear = async (contesta: (peticion: ReturnType<typeof servidor.expectOne>) => void) => {
    fireEvent.click(screen.getByRole('button', { name: 'Crear dirección de calendario' }));
    contesta(servidor.expectOne(RUTA));
    await fixture.whenStable();
  };
  return { crear };
}

test('an address that came at the second try leaves nothing of the error of the first', async () => {
  const { crear } = await laDeLuis();
  await crear((peticion) => peticion.flush(null, { status: 503, statusText: '' }));
  expect(screen.getByRole('alert')).toBeTruthy();
  await crear((peticion) => peticion.flush({ url: DIRECCION }));
  expect(screen.getByRole<HTMLInputElement>('textbox').value).toBe(DIRECCION);
  expect(screen.queryByRole('alert')).toBeNull();
});

test('where a page has no clipboard the address is selected, and who copies it is told', async () => {
  expect('clipboard' in navigator).toBe(false);
  const { crear } = await laDeLuis();
  await crear((peticion) => peticion.flush({ url: DIRECCION }));
  fireEvent.click(screen.getByRole('button', { name: 'Copiar' }));
  expect(await screen.findByText(/No se ha podido copiar\. Ya está seleccionada/)).toBeTruthy();
  const campo = screen.getByRole<HTMLInputElement>('textbox');
  expect(document.activeElement).toBe(campo);
  expect([campo.selectionStart, campo.selectionEnd]).toEqual([0, DIRECCION.length]);
});
