import { NgTemplateOutlet } from '@angular/common';
import { Component, computed, effect, inject, input, output, untracked } from '@angular/core';
import { atiende, estaAbierta, type EstadoCita } from '@citas/domain';
import type { Cita, ClienteConVisitas, Historial } from '@citas/protocol';
import { TranslocoDirective } from '@jsverse/transloco';
import { RouterLink } from '@angular/router';
import { IconoDirective } from '../ui/icono.directive.ts';
import { CitasApi } from '../citas/citas-api.ts';
import { EstadoChipComponent } from '../citas/estado-chip.component.ts';
import { EstadoIconoComponent } from '../citas/estado-icono.component.ts';
import { LlegadaDeCitaComponent } from '../citas/llegada-de-cita.component.ts';
import { estaSinCerrar, haTerminado, type Momento } from '../citas/tiempo-de-cita.ts';
import { ClientesApi } from '../clientes/clientes-api.ts';
import { ResumenDeVisitasComponent } from '../clientes/resumen-de-visitas.component.ts';
import { Telefonos } from '../clientes/telefonos.service.ts';
import { WhatsappComponent } from '../clientes/whatsapp.component.ts';
import { Lectura } from '../http/lectura.ts';
import { Formato } from '../i18n/formato.service.ts';
import { WebsocketService } from '../realtime/websocket.service.ts';
import { SerieDeCitaComponent } from '../series/serie-de-cita.component.ts';
import { UserService } from '../sesion/user.service.ts';
import { ErrorComponent } from '../ui/error.component.ts';
import { accionesVisibles } from './acciones-visibles.ts';
import { HistorialDeCitaComponent } from './historial-de-cita.component.ts';
import { NotasDeCitaComponent, type Anotacion } from './notas-de-cita.component.ts';

/** All that is known of one cita and of who comes, and all that can be done with it. */
@Component({
  selector: 'app-panel-de-cita',
  imports: [
    EstadoChipComponent,
    EstadoIconoComponent,
    ErrorComponent,
    HistorialDeCitaComponent,
    IconoDirective,
    LlegadaDeCitaComponent,
    NgTemplateOutlet,
    NotasDeCitaComponent,
    ResumenDeVisitasComponent,
    RouterLink,
    SerieDeCitaComponent,
    TranslocoDirective,
    WhatsappComponent,
  ],
  templateUrl: './panel-de-cita.component.html',
})
export class PanelDeCitaComponent {
  readonly cita = input.required<Cita>();
  readonly momento = input.required<Momento>();
  readonly ocupada = input(false);
  readonly soloLectura = input(false);
  readonly estado = output<EstadoCita>();
  readonly mover = output();
  readonly llegada = output<boolean>();
  readonly anotar = output<Anotacion>();
  protected readonly formato = inject(Formato);
  protected readonly telefonos = inject(Telefonos);
  readonly #citas = inject(CitasApi);
  readonly #clientes = inject(ClientesApi);
  readonly #rol = inject(UserService).currentUserValue.rol;

  /** Whoever books may also change and see who comes; a profesional closes their own citas. */
  protected readonly atiende = atiende(this.#rol);
  protected readonly abierta = computed(() => estaAbierta(this.cita().estado));
  protected readonly sinCerrar = computed(() => estaSinCerrar(this.cita(), this.momento()));
  protected readonly porVenir = computed(() => this.abierta() && !haTerminado(this.cita(), this.momento()));
  protected readonly acciones = computed(() => {
    return accionesVisibles(this.cita(), this.#rol, this.momento());
  });

  /** Asked again when the cita changes: a no-show counts at once. */
  readonly #cita = computed(() => this.cita(), { equal: (a, b) => a.id === b.id && a.version === b.version });
  readonly #connected = inject(WebsocketService).connected;
  protected readonly cliente = new Lectura<ClienteConVisitas>(this.#connected);
  protected readonly historial = new Lectura<readonly Historial[]>(this.#connected);
  /** What keeps both away is told once. */
  protected readonly sinHistorial = computed(() =>
    this.historial.valor() || this.cliente.error() ? undefined : this.historial.error(),
  );
  #leida: Cita | undefined;

  constructor() {
    effect(() => {
      const cita = this.#cita();
      if (this.atiende) untracked(() => this.#leer(cita));
    });
  }

  protected reintentar(): void {
    for (const lectura of [this.cliente, this.historial]) if (lectura.error()) lectura.otraVez();
  }

  /** Of another cita or client than before nothing stays. */
  #leer(cita: Cita): void {
    const { id, clienteId } = cita;
    if (this.#leida?.clienteId !== clienteId) this.cliente.olvidar();
    if (this.#leida?.id !== id) this.historial.olvidar();
    this.#leida = cita;
    this.historial.leer(() => this.#citas.historial(id));
    if (clienteId) this.cliente.leer(() => this.#clientes.ver(clienteId));
  }

  protected clave(a: EstadoCita): string {
    return a === 'confirmada' && !this.abierta() ? 'accion.volver_confirmada' : `accion.${a}`;
  }
}
