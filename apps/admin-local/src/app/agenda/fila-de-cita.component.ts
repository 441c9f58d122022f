import { CdkMenu, CdkMenuItem, CdkMenuTrigger } from '@angular/cdk/menu';
import { Component, computed, inject, input, output } from '@angular/core';
import { atiende, estaAbierta, type EstadoCita } from '@citas/domain';
import type { Cita } from '@citas/protocol';
import { TranslocoDirective } from '@jsverse/transloco';
import { IconoDirective } from '../ui/icono.directive.ts';
import { AutorComponent } from '../citas/autor.component.ts';
import type { CambioAjeno } from '../citas/citas-de-dias.ts';
import { EstadoChipComponent } from '../citas/estado-chip.component.ts';
import { EstadoIconoComponent } from '../citas/estado-icono.component.ts';
import { LlegadaDeCitaComponent } from '../citas/llegada-de-cita.component.ts';
import { estaAlli } from '../citas/llegada.ts';
import { estaEnCurso, estaSinCerrar, type Momento } from '../citas/tiempo-de-cita.ts';
import { NegocioService } from '../negocio/negocio.service.ts';
import { UserService } from '../sesion/user.service.ts';
import { DestelloDirective } from '../ui/destello.directive.ts';
import { accionesVisibles } from './acciones-visibles.ts';

/** One cita of the day, and what can be done with it now. */
@Component({
  selector: 'app-fila-de-cita',
  imports: [
    AutorComponent,
    CdkMenu,
    CdkMenuItem,
    CdkMenuTrigger,
    DestelloDirective,
    EstadoChipComponent,
    EstadoIconoComponent,
    IconoDirective,
    LlegadaDeCitaComponent,
    TranslocoDirective,
  ],
  templateUrl: './fila-de-cita.component.html',
  styleUrl: './fila-de-cita.component.css',
})
export class FilaDeCitaComponent {
  readonly cita = input.required<Cita>();
  readonly momento = input.required<Momento>();
  readonly ajeno = input<CambioAjeno>();
  readonly ocupada = input(false);
  /** There is no connection: everything can be read and nothing changed. */
  readonly soloLectura = input(false);
  readonly abrir = output();
  readonly estado = output<EstadoCita>();
  readonly mover = output();
  readonly llegada = output<boolean>();
  readonly #rol = inject(UserService).currentUserValue.rol;
  readonly #negocio = inject(NegocioService);

  protected readonly acciones = computed(() => accionesVisibles(this.cita(), this.#rol, this.momento()));
  protected readonly abierta = computed(() => estaAbierta(this.cita().estado));
  protected readonly sinCerrar = computed(() => estaSinCerrar(this.cita(), this.momento()));
  protected readonly alli = computed(() => estaAlli(this.cita()));
  protected readonly enCurso = computed(() => estaEnCurso(this.cita(), this.momento()));
  /** Moving is for who takes bookings; a profesional only says how a cita went. */
  protected readonly movible = computed(() => this.abierta() && atiende(this.#rol));
  /** Reopening what was closed is not confirming it for the first time. */
  protected clave(a: EstadoCita): string {
    return a === 'confirmada' && !this.abierta() ? 'accion.volver_confirmada' : `accion.${a}`;
  }

  protected readonly color = computed(
    () => this.#negocio.equipo().find(({ id }) => id === this.cita().profesionalId)?.color,
  );
}
