import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { ManualClock } from '@citas/clock/testing';
import { citaDePrueba } from '../citas/cita-de-prueba.ts';
import { OTRA_VEZ_MS } from '../http/es-pasajero.ts';
import { unNegocioDePrueba } from '../negocio/negocio-de-prueba.ts';
import { DiaCercano } from './dia-cercano.service.ts';

const semana = { desde: '2026-11-23', hasta: '2026-11-29' };

function buscar() {
  const clock = new ManualClock(0);
  TestBed.configureTestingModule({ providers: [...unNegocioDePrueba(clock).providers, DiaCercano] });
  const servidor = TestBed.inject(HttpTestingController);
  const cercano = TestBed.inject(DiaCercano);
  const una = (parametro: string, valor: string) =>
    servidor.expectOne(
      ({ url, params }) =>
        url === '/api/v1/citas' && params.get(parametro) === valor && params.get('limit') === '1',
    );
  const responder = (antes: string | undefined, despues: string | undefined) => {
    const con = (fecha: string | undefined) => ({
      datos: fecha ? [citaDePrueba({ fecha })] : [],
      siguiente: null,
    });
    const deAntes = una('hasta', '2026-11-22');
    expect(deAntes.request.params.get('orden')).toBe('recientes');
    deAntes.flush(con(antes));
    una('desde', '2026-11-30').flush(con(despues));
  };
  cercano.buscar(semana);
  return { cercano, clock, una, responder };
}

test.each([
  ['that is before, where nothing is after', '2026-03-01', undefined, '2026-03-01'],
  ['that is after, where nothing is before', undefined, '2027-03-01', '2027-03-01'],
  ['that is after, where that is nearer', '2026-11-20', '2026-12-01', '2026-12-01'],
  ['that is before, where that is nearer', '2026-11-21', '2026-12-02', '2026-11-21'],
  ['that does not exist', undefined, undefined, undefined],
])('beside days without citas the nearest is found %s', (_que, antes, despues, dia) => {
  const { cercano, responder } = buscar();
  responder(antes, despues);
  TestBed.tick();
  expect(cercano.dia()).toBe(dia);
});

test('the nearest day that could not be asked for is asked for again', () => {
  const { cercano, clock, una, responder } = buscar();
  una('desde', '2026-11-30');
  una('hasta', '2026-11-22').flush({}, { status: 503, statusText: '' });
  clock.advance(OTRA_VEZ_MS);
  responder('2026-11-20', undefined);
  expect(cercano.dia()).toBe('2026-11-20');
});
