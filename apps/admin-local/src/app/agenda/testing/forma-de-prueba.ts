import { HttpTestingController, type TestRequest } from '@angular/common/http/testing';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { ManualClock } from '@citas/clock/testing';
import type { Rol } from '@citas/domain';
import type { Hueco } from '@citas/protocol';
import { fireEvent, render, screen } from '@testing-library/angular';
import { citaDePrueba } from '../../citas/cita-de-prueba.ts';
import { marta, unNegocioDePrueba } from '../../negocio/negocio-de-prueba.ts';
import { provideAvisosDePrueba } from '../../notificaciones/avisos-de-prueba.ts';
import { UserService } from '../../sesion/user.service.ts';
import { NuevaCitaComponent } from '../nueva-cita.component.ts';

export const DIA = '2026-11-24';
export const hueco = (horaInicio: string, horaFin: string, { id, nombre } = marta): Hueco => ({
  fecha: DIA,
  horaInicio,
  horaFin,
  profesionalId: id,
  profesional: nombre,
});

/** The form for a day, filled in by hand by somebody of that rol, and what it asks of the server. */
export async function abrir(inputs: object = {}, rol: Rol = 'admin') {
  const clock = new ManualClock(Date.parse('2026-11-24T08:00:00-06:00'));
  const opciones = unNegocioDePrueba(clock);
  const vista = await render(NuevaCitaComponent, {
    inputs: { dia: DIA, ...inputs },
    ...opciones,
    providers: [...opciones.providers, provideAvisosDePrueba(), provideRouter([])],
  });
  TestBed.inject(UserService).currentUser.update((usuario) => usuario && { ...usuario, rol });
  const servidor = TestBed.inject(HttpTestingController);
  const elegir = async (campo: string, valor: string) => {
    fireEvent.change(screen.getByTestId(campo), { target: { value: valor } });
    await vista.fixture.whenStable();
  };
  return {
    clock,
    vista,
    elegir,
    servicio: (id: string) => elegir('form-servicio', id),
    persona: (id: string) => elegir('form-profesional', id),
    escribirCliente: (nombre: string) =>
      fireEvent.input(screen.getByTestId('form-cliente'), { target: { value: nombre } }),
    escribirHora: async (value: string) => {
      fireEvent.click(screen.getByTestId('form-otra-hora'));
      await vista.fixture.whenStable();
      fireEvent.input(screen.getByTestId('form-otra-hora-campo'), { target: { value } });
      await vista.fixture.whenStable();
    },
    ofrecer: async (...datos: Hueco[]) => {
      servidor.expectOne(({ url }) => url === '/api/v1/disponibilidad').flush({ datos });
      await vista.fixture.whenStable();
    },
    /** Questions for free times that came since the last look. */
    preguntas: () => servidor.match(({ url }) => url === '/api/v1/disponibilidad'),
    crear: (pulsado?: HTMLElement) => {
      enviar(pulsado);
      return pedida(servidor.expectOne({ method: 'POST', url: '/api/v1/citas' }), vista.fixture);
    },
  };
}

/** Sends the form by its button, or by what is `pulsado` instead. */
function enviar(pulsado?: HTMLElement): void {
  if (pulsado) fireEvent.click(pulsado);
  else fireEvent.submit(screen.getByTestId('cita-form'));
}

/** A booking that was asked for, and its possible answers. */
function pedida(una: TestRequest, forma: ComponentFixture<unknown>) {
  return {
    pide: una.request.body as unknown,
    clave: una.request.headers.get('Idempotency-Key'),
    conceder: () => una.flush(citaDePrueba({ cliente: 'Ana', horaInicio: '10:00' })),
    sinRespuesta: async () => {
      una.error(new ProgressEvent('error'));
      await forma.whenStable();
    },
    chocar: async (...alternativas: Hueco[]) => {
      const problema = { type: '/problemas/cita-solapada', title: 't', status: 409, detail: 'd' };
      una.flush({ ...problema, conflictos: [], alternativas }, { status: 409, statusText: '' });
      await forma.whenStable();
    },
  };
}
