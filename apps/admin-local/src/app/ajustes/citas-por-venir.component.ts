import { Component, inject, input } from '@angular/core';
import { toObservable, toSignal } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import type { Cita } from '@citas/protocol';
import { TranslocoDirective } from '@jsverse/transloco';
import { catchError, map, of, switchMap, type Observable } from 'rxjs';
import { CitasApi } from '../citas/citas-api.ts';
import { haTerminado } from '../citas/tiempo-de-cita.ts';
import { NegocioService } from '../negocio/negocio.service.ts';

/** Of who works there no more: that the open citas that they have are moved by nobody. Nothing where there are none. */
@Component({
  selector: 'app-citas-por-venir',
  imports: [RouterLink, TranslocoDirective],
  template: `
    <p role="status" class="field-note" *transloco="let t">
      @if (citas()[0]; as primera) {
        {{ t(citas().length === 1 ? 'ajustes.porVenirUna' : 'ajustes.porVenir', { n: citas().length }) }}
        <a
          class="text-accent font-semibold whitespace-nowrap underline"
          routerLink="/agenda"
          [queryParams]="{ profesional: profesionalId(), fecha: primera.fecha }"
          >{{ t('ajustes.verSuAgenda') }}</a
        >
      }
    </p>
  `,
})
export class CitasPorVenirComponent {
  readonly profesionalId = input.required<string>();
  readonly #api = inject(CitasApi);
  readonly #negocio = inject(NegocioService);
  /** A comfort: where they cannot be read nothing is said. */
  protected readonly citas = toSignal(
    toObservable(this.profesionalId).pipe(
      switchMap((id) => this.#porVenir(id).pipe(catchError(() => of([])))),
    ),
    { initialValue: [] },
  );

  /** What is over today and was not closed is not to come. */
  #porVenir(id: string): Observable<readonly Cita[]> {
    const momento = { fecha: this.#negocio.hoy(), hora: this.#negocio.hora() };
    const citas = this.#api.porVenir(id, momento.fecha);
    return citas.pipe(map((todas) => todas.filter((cita) => !haTerminado(cita, momento))));
  }
}
