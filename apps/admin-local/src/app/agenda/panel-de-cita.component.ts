import { NgTemplateOutlet } from '@angular/common';
import { Component, computed, effect, inject, input, output, signal, untracked } from '@angular/core';
import { atiende, estaAbierta, type EstadoCita } from '@citas/domain';
import type { Cita, ClienteConVisitas, Historial } from '@citas/protocol';
import { TranslocoDirective } from '@jsverse/transloco';
import { Subscription } from 'rxjs';
import { IconoDirective } from '../ui/icono.directive.ts';
import { RouterLink } from '@angular/router';
import { CitasApi } from '../citas/citas-api.ts';
import { EstadoChipComponent } from '../citas/estado-chip.component.ts';
import { EstadoIconoComponent } from '../citas/estado-icono.component.ts';
import { LlegadaDeCitaComponent } from '../citas/llegada-de-cita.component.ts';
import { estaSinCerrar, type Momento } from '../citas/tiempo-de-cita.ts';
import { ClientesApi } from '../clientes/clientes-api.ts';
import { ResumenDeVisitasComponent } from '../clientes/resumen-de-visitas.component.ts';
import { Telefonos } from '../clientes/telefonos.service.ts';
import { WhatsappComponent } from '../clientes/whatsapp.component.ts';
import { Formato } from '../i18n/formato.service.ts';
import { SerieDeCitaComponent } from '../series/serie-de-cita.component.ts';
import { UserService } from '../sesion/user.service.ts';
import { accionesVisibles } from './acciones-visibles.ts';
import { HistorialDeCitaComponent } from './historial-de-cita.component.ts';
import { NotasDeCitaComponent, type Anotacion } from './notas-de-cita.component.ts';

/** All that is known of one cita and of who comes, and all that can be done with it. */
@Component({
  selector: 'app-panel-de-cita',
  imports: [
    EstadoChipComponent,
    EstadoIconoComponent,
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
  protected readonly acciones = computed(() => {
    return accionesVisibles(this.cita(), this.#rol, this.momento());
  });

  /** Asked again when the cita changes: a no-show counts at once. */
  readonly #cita = computed(() => this.cita(), { equal: (a, b) => a.id === b.id && a.version === b.version });
  protected readonly cliente = signal<ClienteConVisitas | undefined>(undefined);
  protected readonly historial = signal<readonly Historial[]>([]);

  constructor() {
    effect((alCambiar) => {
      const cita = this.#cita();
      if (!this.atiende) return;
      const lecturas = untracked(() => this.#leer(cita));
      alCambiar(() => lecturas.unsubscribe());
    });
  }

  /** What is not to be had is left out: the cita itself is here. */
  #leer({ id, clienteId }: Cita): Subscription {
    if (this.cliente()?.id !== clienteId) this.cliente.set(undefined);
    const error = () => undefined;
    // Of its own: the end of either reading would end what was added to its subscription.
    const lecturas = new Subscription();
    lecturas.add(this.#citas.historial(id).subscribe({ next: (todo) => this.historial.set(todo), error }));
    if (clienteId) {
      lecturas.add(this.#clientes.ver(clienteId).subscribe({ next: (uno) => this.cliente.set(uno), error }));
    }
    return lecturas;
  }

  protected clave(a: EstadoCita): string {
    return a === 'confirmada' && !this.abierta() ? 'accion.volver_confirmada' : `accion.${a}`;
  }
}
