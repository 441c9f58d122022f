import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { ManualClock } from '@citas/clock/testing';
import { CLOCK } from '../tiempo/clock.token.ts';
import { BusquedaService } from './busqueda.service.ts';

const cliente = (id: string, nombre: string) => ({
  id,
  nombre,
  telefono: null,
  email: null,
  notas: null,
  version: 1,
  visitas: 2,
  noAsistencias: 1,
  ultimaVisita: null,
  proximaCita: null,
});

function empezar() {
  const clock = new ManualClock(0);
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(),
      provideHttpClientTesting(),
      BusquedaService,
      { provide: CLOCK, useValue: clock },
    ],
  });
  const servidor = TestBed.inject(HttpTestingController);
  const lista = (q: string) => servidor.expectOne(`/api/v1/clientes?q=${q}&limit=6`);
  return { clock, servidor, lista, busqueda: TestBed.inject(BusquedaService) };
}

test('asks once for what was written when the writer pauses', () => {
  const { clock, lista, servidor, busqueda } = empezar();
  for (const escrito of ['an', 'ana', 'ana p']) {
    busqueda.buscar(escrito);
    clock.advance(100);
  }
  servidor.expectNone(() => true);
  clock.advance(100);
  lista('ana%20p').flush({ datos: [cliente('1', 'Ana P.')] });
  expect(busqueda.clientes()).toHaveLength(1);
  expect(busqueda.fichas().get('1')?.noAsistencias).toBe(1);
});

test('an answer to what was written before is not waited for', () => {
  const { clock, lista, busqueda } = empezar();
  busqueda.buscar('ana');
  clock.advance(200);
  const vieja = lista('ana');
  busqueda.buscar('eva');
  expect(vieja.cancelled).toBe(true);
  clock.advance(200);
  lista('eva').flush({ datos: [] });
  expect(busqueda.buscado()).toBe('eva');
});

test('one letter asks nothing, and clears what was found', () => {
  const { clock, servidor, busqueda } = empezar();
  busqueda.buscar('a');
  clock.advance(500);
  servidor.expectNone(() => true);
  expect(busqueda.clientes()).toEqual([]);
  expect(busqueda.buscando()).toBe(false);
});

test('when the answer does not come nobody is found, not those of the letters before', () => {
  const { clock, lista, busqueda } = empezar();
  busqueda.buscar('ana');
  clock.advance(200);
  lista('ana').flush({ datos: [cliente('1', 'Ana P.')] });
  busqueda.buscar('eva');
  clock.advance(200);
  lista('eva').error(new ProgressEvent('error'));
  expect(busqueda.error()).toBeDefined();
  expect(busqueda.clientes()).toEqual([]);
  expect(busqueda.buscado()).toBe('');
});
