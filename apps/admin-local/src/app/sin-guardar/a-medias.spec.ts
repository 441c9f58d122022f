import { HttpTestingController } from '@angular/common/http/testing';
import type { Type } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { ManualClock } from '@citas/clock/testing';
import { fireEvent, render, screen } from '@testing-library/angular';
import { NotasDeCitaComponent } from '../agenda/notas-de-cita.component.ts';
import { NuevaCitaComponent } from '../agenda/nueva-cita.component.ts';
import { BloqueoComponent } from '../bloqueos/bloqueo.component.ts';
import { citaDePrueba } from '../citas/cita-de-prueba.ts';
import { unNegocioDePrueba } from '../negocio/negocio-de-prueba.ts';
import { NuevaSerieComponent } from '../series/nueva-serie.component.ts';
import { SesionService } from '../sesion/sesion.service.ts';
import { UserService } from '../sesion/user.service.ts';

const UNA_VEZ = ['Hay cambios sin guardar. ¿Salir y perderlos?'];
const dia = '2026-11-24';
const festivo = {
  ...{ id: 'festivo', profesionalId: null, desde: dia, hasta: dia, horaInicio: '00:00', horaFin: '24:00' },
  ...{ motivo: 'Festivo', version: 1 },
};

const { confirm } = globalThis;
let preguntas: string[];
beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
  preguntas = [];
  globalThis.confirm = (pregunta = '') => preguntas.push(pregunta) === 0;
});
afterEach(() => {
  globalThis.confirm = confirm;
});

/** Something on the agenda in which one may type, by somebody who would rather keep what they type. */
async function abrir(componente: Type<unknown>, inputs: object) {
  const opciones = unNegocioDePrueba(new ManualClock(Date.parse(`${dia}T08:00:00-06:00`)));
  const { fixture } = await render(componente, {
    inputs: inputs as Record<string, unknown>,
    ...opciones,
    providers: [...opciones.providers, provideRouter([{ path: 'login', children: [] }])],
  });
  const dejarlo = () => fixture.destroy();
  const escribir = async (campo: string, value: string) => {
    fireEvent.input(screen.getByTestId(campo), { target: { value } });
    await fixture.whenStable();
  };
  const salir = () => {
    TestBed.inject(SesionService).cerrar();
    const fuera = TestBed.inject(HttpTestingController).match({ method: 'DELETE', url: '/api/v1/sesion' });
    return { fuera: fuera.length === 1, preguntas };
  };
  return { escribir, salir, dejarlo };
}
const seCierraSinMas = () => dispatchEvent(new Event('beforeunload', { cancelable: true }));

describe.each<[string, Type<unknown>, object, campo: string, sobreviveARecargar: boolean]>([
  ['a note', NotasDeCitaComponent, { cita: citaDePrueba() }, 'panel-notas', true],
  ['a new cita', NuevaCitaComponent, { dia }, 'form-cliente', true],
  ['a new serie', NuevaSerieComponent, { dia }, 'form-cliente', false],
  ['a new block', BloqueoComponent, { fecha: dia }, 'bloqueo-motivo', false],
  ['a block', BloqueoComponent, { bloqueo: festivo }, 'bloqueo-motivo', false],
])('%s that is half typed', (_, componente, inputs, campo, sobreviveARecargar) => {
  test('is asked about when its person logs out, who stays', async () => {
    const { escribir, salir } = await abrir(componente, inputs);
    await escribir(campo, 'Llega tarde');
    expect(salir()).toEqual({ fuera: false, preguntas: UNA_VEZ });
    expect(TestBed.inject(UserService).currentUser()).not.toBeNull();
  });

  test('is asked about when the tab is closed or loaded anew, unless it is kept over that', async () => {
    const { escribir } = await abrir(componente, inputs);
    await escribir(campo, 'Llega tarde');
    expect(seCierraSinMas()).toBe(sobreviveARecargar);
  });

  test('is not asked about when nothing was typed', async () => {
    const { salir } = await abrir(componente, inputs);
    expect(seCierraSinMas()).toBe(true);
    expect(salir()).toEqual({ fuera: true, preguntas: [] });
  });

  test('is asked about once it was left as long as it is kept, and then not again', async () => {
    const { escribir, salir, dejarlo } = await abrir(componente, inputs);
    await escribir(campo, 'Llega tarde');
    dejarlo();
    expect(salir()).toEqual({ fuera: !sobreviveARecargar, preguntas: sobreviveARecargar ? UNA_VEZ : [] });
    globalThis.confirm = () => true;
    salir();
    expect(sessionStorage).toHaveLength(0);
  });
});
