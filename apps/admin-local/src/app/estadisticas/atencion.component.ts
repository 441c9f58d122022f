import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { EstadoCita } from '@citas/domain';
import type { Cita } from '@citas/protocol';
import { TranslocoDirective } from '@jsverse/transloco';
import { IconoDirective } from '../ui/icono.directive.ts';
import { CambiosDeCita } from '../agenda/cambios-de-cita.service.ts';
import { HechoComponent } from '../agenda/hecho.component.ts';
import { ImpedimentosComponent } from '../agenda/impedimentos.component.ts';
import { CitasService } from '../citas/citas.service.ts';
import { Formato } from '../i18n/formato.service.ts';
import { NegocioService } from '../negocio/negocio.service.ts';
import { ConexionService } from '../realtime/conexion.service.ts';
import { asuntosDe, type MotivoDeAtencion } from './atencion.ts';
import { claveDeSinCerrar, type SinCerrar } from './sin-cerrar.ts';

const VISIBLES = 6;
const ACCIONES: Record<MotivoDeAtencion, readonly EstadoCita[]> = {
  sinCerrar: ['completada', 'no_asistio'],
  yaEmpezada: ['confirmada'],
  porConfirmar: ['confirmada'],
  solape: [],
};

/** What somebody should do something about, each with the press that does it. */
@Component({
  selector: 'app-atencion',
  imports: [HechoComponent, IconoDirective, ImpedimentosComponent, RouterLink, TranslocoDirective],
  providers: [CambiosDeCita],
  templateUrl: './atencion.component.html',
})
export class AtencionComponent {
  /** What days before today were left with. */
  readonly deAntes = input<SinCerrar>();
  readonly #negocio = inject(NegocioService);
  readonly #citas = inject(CitasService);
  protected readonly cambios = inject(CambiosDeCita);
  protected readonly conexion = inject(ConexionService);
  readonly #asuntos = computed(() =>
    asuntosDe(this.#citas.citas(), { fecha: this.#negocio.hoy(), hora: this.#negocio.hora() }),
  );
  protected readonly cuantos = computed(() => this.#asuntos().length + (this.deAntes() ? 1 : 0));
  protected readonly asuntos = computed(() => this.#asuntos().slice(0, VISIBLES));
  protected readonly resto = computed(() => this.#asuntos().length - this.asuntos().length);
  protected readonly acciones = ACCIONES;
  protected readonly claveDeSinCerrar = claveDeSinCerrar;
  protected readonly formato = inject(Formato);

  protected hacer(cita: Cita, estado: EstadoCita): void {
    this.cambios.estado(cita, estado);
  }
}
