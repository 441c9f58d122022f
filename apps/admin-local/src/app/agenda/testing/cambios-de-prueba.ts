import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import {
  createEnvironmentInjector,
  EnvironmentInjector,
  signal,
  type EnvironmentProviders,
  type Provider,
} from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { ManualClock } from '@citas/clock/testing';
import type { Cita, Hueco, ServerMessage } from '@citas/protocol';
import { TranslocoService } from '@jsverse/transloco';
import { Subject } from 'rxjs';
import { citaDePrueba, eventoDePrueba } from '../../citas/cita-de-prueba.ts';
import { CitasService } from '../../citas/citas.service.ts';
import { provideAvisosDePrueba } from '../../notificaciones/avisos-de-prueba.ts';
import { WebsocketService } from '../../realtime/websocket.service.ts';
import { UserService } from '../../sesion/user.service.ts';
import { CLOCK } from '../../tiempo/clock.token.ts';
import { CambiosDeCita } from '../cambios-de-cita.service.ts';

export const ana = citaDePrueba();
export const luz = citaDePrueba({ id: '0193a000-0000-7000-8000-000000000002', cliente: 'Luz Gil' });
export const a = (horaInicio: string, horaFin: string): Hueco => ({
  fecha: ana.fecha,
  horaInicio,
  horaFin,
  profesionalId: ana.profesionalId,
  profesional: ana.profesional,
});
const problema = (clave: string, status: number, mas: object = {}) => ({
  type: `/problemas/${clave}`,
  title: '',
  detail: '',
  status,
  ...mas,
});

const SIN_TEXTOS = { provide: TranslocoService, useValue: { translate: (clave: string) => clave } };

function unaSesion(textos: Provider | EnvironmentProviders): Subject<ServerMessage> {
  const messages$ = new Subject<ServerMessage>();
  TestBed.configureTestingModule({
    providers: [
      provideAvisosDePrueba(),
      provideHttpClient(),
      provideHttpClientTesting(),
      { provide: CLOCK, useValue: new ManualClock(0) },
      textos,
      {
        provide: WebsocketService,
        useValue: { messages$, connected: signal(true), subscribe: () => undefined },
      },
    ],
  });
  TestBed.inject(UserService).currentUser.set({
    id: 'u1',
    nombre: 'Aurora',
    rol: 'admin',
    negocio_id: ana.negocioId,
  });
  return messages$;
}

/** An agenda that shows Ana's cita and Luz's, what it sends, and what is seen in it. */
export function unaAgenda(textos: Provider | EnvironmentProviders = SIN_TEXTOS) {
  const messages$ = unaSesion(textos);
  const servidor = TestBed.inject(HttpTestingController);
  const citas = TestBed.inject(CitasService);
  const leidas = () =>
    servidor
      .expectOne(({ url }) => url === '/api/v1/citas')
      .flush({ datos: [ana, luz], siguiente: null, posicion: { epoch: 'e', seq: 0 } });
  citas.verDia(ana.fecha);
  leidas();
  const pagina = createEnvironmentInjector([CambiosDeCita], TestBed.inject(EnvironmentInjector));
  return {
    cambios: pagina.get(CambiosDeCita),
    irse: () => pagina.destroy(),
    messages$,
    releer: () => {
      citas.recargar();
      leidas();
    },
    /** A cita as the page shows it. */
    vista: (cita = ana): Cita | undefined => citas.citas().find(({ id }) => id === cita.id),
    horas: () => citas.citas().find(({ id }) => id === ana.id)?.horaInicio,
    /** The only request about a cita that is on its way: on what version, what it asks, and how it is answered. */
    peticion: (cita = ana) => {
      const una = servidor.expectOne(({ url }) => url.startsWith(`/api/v1/citas/${cita.id}`));
      return {
        sobre: una.request.headers.get('If-Match'),
        pide: una.request.body as unknown,
        conceder: (nueva: Partial<Cita>) => una.flush({ ...cita, ...nueva }),
        negar: (clave: string, status: number, mas?: object) =>
          una.flush(problema(clave, status, mas), { status, statusText: '' }),
      };
    },
    nadaEnCamino: () => servidor.expectNone(({ url }) => url.startsWith('/api/v1/citas/')),
    borrarOtro: () => messages$.next({ ...eventoDePrueba(1), type: 'cita_deleted' }),
  };
}
