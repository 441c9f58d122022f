import { Component, computed, inject } from '@angular/core';
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
  readonly #negocio = inject(NegocioService);
  protected readonly citas = inject(CitasService);
  protected readonly momento = computed(() => ({ fecha: this.#negocio.hoy(), hora: this.#negocio.hora() }));
  readonly #siguientes = computed(() =>
    this.citas
      .citas()
      .filter((cita) => estaAbierta(cita.estado) && !haTerminado(cita, this.momento()))
      .map((cita) => ({ cita, alli: estaAlli(cita), enCurso: estaEnCurso(cita, this.momento()) })),
  );
  protected readonly proximas = computed(() => this.#siguientes().slice(0, VISIBLES));
  protected readonly resto = computed(() => Math.max(0, this.#siguientes().length - VISIBLES));
}
