import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { NavigationEnd, provideRouter, Router } from '@angular/router';
import { filter, firstValueFrom } from 'rxjs';
import { citaDePrueba } from '../citas/cita-de-prueba.ts';
import { IrACita } from './ir-a-cita.service.ts';

@Component({ template: '' })
class PaginaComponent {}

test('a notice opens its cita on the day that it is on now', async () => {
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(),
      provideHttpClientTesting(),
      provideRouter([{ path: '**', component: PaginaComponent }]),
    ],
  });
  const cita = citaDePrueba({ fecha: '2026-11-27' });
  const llegada = firstValueFrom(
    TestBed.inject(Router).events.pipe(filter((evento) => evento instanceof NavigationEnd)),
  );
  TestBed.inject(IrACita).ir(cita.id);
  TestBed.inject(HttpTestingController).expectOne(`/api/v1/citas/${cita.id}`).flush(cita);
  expect(await llegada).toMatchObject({ url: `/agenda?fecha=2026-11-27&cita=${cita.id}` });
});
