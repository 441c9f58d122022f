import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { estaAbierta } from '@citas/domain';
import { TranslocoDirective } from '@jsverse/transloco';
import { IconoDirective } from '../ui/icono.directive.ts';
import { CitasService } from '../citas/citas.service.ts';
import { EstadoIconoComponent } from '../citas/estado-icono.component.ts';
import { estaAlli } from '../citas/llegada.ts';
import { LlegadaDeCitaComponent } from '../citas/llegada-de-cita.component.ts';
import { estaEnCurso, haTerminado } from '../citas/tiempo-de-cita.ts';
import { NegocioService } from '../negocio/negocio.service.ts';
import { ErrorComponent } from '../ui/error.component.ts';
import { hastaOtroDia, quieta } from '../ui/quieta.ts';

const VISIBLES = 5;

/** What is on now and who comes next; each row opens its cita in the agenda. */
@Component({
  selector: 'app-proximas-citas',
  imports: [
    ErrorComponent,
    EstadoIconoComponent,
    IconoDirective,
    LlegadaDeCitaComponent,
    RouterLink,
    TranslocoDirective,
  ],
  host: { class: 'card block' },
  templateUrl: './proximas-citas.component.html',
})
export class ProximasCitasComponent {
  /** Holds still what it shows of the day. */
  readonly parada = input(false);
  readonly #negocio = inject(NegocioService);
  protected readonly citas = inject(CitasService);
  readonly #vista = quieta(() => this.#deAhora(), this.parada, hastaOtroDia);
  protected readonly estado = computed(() => this.#vista().estado);
  protected readonly momento = computed(() => this.#vista().momento);
  protected readonly proximas = computed(() => this.#vista().siguientes.slice(0, VISIBLES));
  protected readonly resto = computed(() => Math.max(0, this.#vista().siguientes.length - VISIBLES));

  #deAhora() {
    const momento = { fecha: this.#negocio.hoy(), hora: this.#negocio.hora() };
    const estado = this.citas.estado();
    const siguientes = this.citas
      .citas()
      .filter((cita) => estaAbierta(cita.estado) && !haTerminado(cita, momento))
      .map((cita) => ({ cita, alli: estaAlli(cita), enCurso: estaEnCurso(cita, momento) }));
    return { momento, estado, listo: estado === 'listo', siguientes };
  }
}
