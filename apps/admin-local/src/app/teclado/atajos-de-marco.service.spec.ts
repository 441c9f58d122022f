import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { NavigationEnd, provideRouter, Router } from '@angular/router';
import { filter, firstValueFrom } from 'rxjs';
import { AtajosDeMarco } from './atajos-de-marco.service.ts';

@Component({ template: '' })
class PaginaComponent {}

const nada = () => undefined;

/** What the address says after N on that page. */
async function trasN(url: string) {
  TestBed.configureTestingModule({
    providers: [provideRouter([{ path: '**', component: PaginaComponent }])],
  });
  const router = TestBed.inject(Router);
  await router.navigateByUrl(url);
  const dejar = TestBed.inject(AtajosDeMarco).empezar('recepcion', { buscar: nada, ayuda: nada });
  const llegada = firstValueFrom(router.events.pipe(filter((evento) => evento instanceof NavigationEnd)));
  document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'n', bubbles: true }));
  await llegada;
  dejar();
  return router.parseUrl(router.url);
}

test('N in the agenda leaves its day, its view and its filters as they are', async () => {
  const url = await trasN('/agenda?fecha=2026-11-24&vista=semana&profesional=marta&q=ana');
  expect(url.queryParams).toEqual({
    fecha: '2026-11-24',
    vista: 'semana',
    profesional: 'marta',
    q: 'ana',
    nueva: '1',
  });
});

test('N elsewhere leads to the agenda, and takes nothing along', async () => {
  const url = await trasN('/clientes?q=ana&fecha=2026-11-24');
  expect(url.toString()).toBe('/agenda?nueva=1');
});
