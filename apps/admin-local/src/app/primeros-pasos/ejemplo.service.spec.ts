import { provideHttpClient, type HttpRequest } from '@angular/common/http';
import {
  HttpTestingController,
  provideHttpClientTesting,
  type TestRequest,
} from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { ManualClock } from '@citas/clock/testing';
import type { Negocio } from '@citas/protocol';
import { TranslocoService } from '@jsverse/transloco';
import { provideTextosDePrueba } from '../i18n/textos-de-prueba.ts';
import { CLOCK } from '../tiempo/clock.token.ts';
import { EjemploService } from './ejemplo.service.ts';

const AHORA = Date.parse('2026-11-24T12:00:00Z');

/** A negocio as the API has it, which fails at the writes in which it finds what it is told to fail at. */
function unNegocio() {
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(),
      provideHttpClientTesting(),
      provideTextosDePrueba(),
      { provide: CLOCK, useValue: new ManualClock(AHORA) },
    ],
  });
  TestBed.inject(TranslocoService).load('es').subscribe();
  const http = TestBed.inject(HttpTestingController);
  const negocio = { horario: {} as Negocio['horario'], version: 1, zonaHoraria: 'UTC' };
  const servicios: { nombre: string }[] = [];
  const profesionales: { nombre: string }[] = [];
  const importadas: string[] = [];
  const listas: Record<string, { nombre: string }[]> = {
    '/api/v1/servicios': servicios,
    '/api/v1/profesionales': profesionales,
  };
  const escribir = (url: string, body: unknown) => {
    if (url === '/api/v1/citas/importar') importadas.push(body as string);
    else if (url === '/api/v1/negocio') Object.assign(negocio, body, { version: negocio.version + 1 });
    else listas[url]?.push(body as { nombre: string });
  };
  const rechazo = ({ method, url, body, headers }: HttpRequest<unknown>, fallaEn: string) => {
    if (fallaEn && JSON.stringify([url, body]).includes(fallaEn)) return 503;
    if (method === 'PATCH') return headers.get('If-Match') === `"${negocio.version}"` ? 0 : 412;
    return listas[url]?.some(({ nombre }) => nombre === (body as { nombre: string }).nombre) ? 409 : 0;
  };
  const contestar = (peticion: TestRequest, fallaEn: string) => {
    const { method, url, body } = peticion.request;
    const datos = listas[url];
    if (method === 'GET') return peticion.flush(datos ? { datos, siguiente: null } : negocio);
    const status = rechazo(peticion.request, fallaEn);
    if (status) return peticion.flush(null, { status, statusText: '' });
    escribir(url, body);
    peticion.flush({});
  };
  const responder = (fallaEn: string) => {
    for (let todas = http.match(() => true); todas.length > 0; todas = http.match(() => true))
      for (const peticion of todas) contestar(peticion, fallaEn);
  };
  /** What the page says at the end of one press. */
  const cargar = (fallaEn = '') => {
    let fin = 'nothing';
    TestBed.inject(EjemploService)
      .cargar()
      .subscribe({
        complete: () => (fin = 'done'),
        error: ({ status }: { status: number }) => (fin = String(status)),
      });
    responder(fallaEn);
    return fin;
  };
  const nombres = () => [servicios, profesionales].map((lista) => lista.map(({ nombre }) => nombre));
  return { cargar, negocio, servicios, profesionales, importadas, nombres };
}

const DE_EJEMPLO = [
  ['Servicio corto', 'Servicio normal', 'Servicio largo'],
  ['Marta', 'Luis'],
];

test('a new negocio gets hours, services, a team and citas of them', () => {
  const { cargar, negocio, importadas, nombres } = unNegocio();
  expect(cargar()).toBe('done');
  expect(nombres()).toEqual(DE_EJEMPLO);
  expect(Object.keys(negocio.horario)).toHaveLength(6);
  expect(importadas).toHaveLength(1);
  expect(importadas[0]).toMatch(/Servicio corto,Luis,/);
});

test.each([
  ['Servicio corto', DE_EJEMPLO],
  ['Servicio normal', [['Servicio corto'], ['Marta', 'Luis']]],
  ['Marta', DE_EJEMPLO],
  ['/citas/importar', DE_EJEMPLO],
])('what failed at %s is done by the next press, and nothing twice', (donde, hay) => {
  const { cargar, importadas, nombres } = unNegocio();
  expect(cargar(donde)).toBe('503');
  expect(cargar()).toBe('done');
  expect(nombres()).toEqual(hay);
  expect(importadas).toHaveLength(1);
});

test('what is there already stays, also what this page does not know of yet', () => {
  const { cargar, negocio, servicios, profesionales, importadas, nombres } = unNegocio();
  negocio.horario = { '1': [{ desde: '10:00', hasta: '12:00' }] };
  servicios.push({ nombre: 'Corte' });
  profesionales.push({ nombre: 'Eva' });
  expect(cargar()).toBe('done');
  expect(nombres()).toEqual([['Corte'], ['Eva']]);
  expect(negocio).toMatchObject({ version: 1 });
  expect(importadas[0]).toMatch(/Corte,Eva,/);
});
