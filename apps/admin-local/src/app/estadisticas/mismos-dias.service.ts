import { HttpClient } from '@angular/common/http';
import { inject, Injectable, signal } from '@angular/core';
import type { Fecha } from '@citas/domain';
import type { Informe } from '@citas/protocol';
import { forkJoin, Subscription } from 'rxjs';
import { masDias } from '../tiempo/fecha.ts';
import type { PorHora } from './por-hora.ts';

const SEMANAS = [1, 2, 3, 4];
const NINGUNO: readonly PorHora[] = [];

/** By hour, the same weekday of the four weeks before a day. Asked once a day: the past hardly changes. */
@Injectable()
export class MismosDiasService {
  readonly #http = inject(HttpClient);
  readonly #leido = signal<{ readonly dia: Fecha; readonly porHora: readonly PorHora[] } | undefined>(
    undefined,
  );
  #dia: Fecha | undefined;
  #pregunta = Subscription.EMPTY;

  /** None while those of that day are not known. */
  porHora(dia: Fecha): readonly PorHora[] {
    const leido = this.#leido();
    return leido?.dia === dia ? leido.porHora : NINGUNO;
  }

  /** Without an answer the chart lives without the mean. */
  ver(dia: Fecha): void {
    if (dia === this.#dia) return;
    this.#dia = dia;
    this.#pregunta.unsubscribe();
    const dias = SEMANAS.map((semanas) => {
      const fecha = masDias(dia, -7 * semanas);
      return this.#http.get<Informe>('/api/v1/estadisticas', { params: { desde: fecha, hasta: fecha } });
    });
    this.#pregunta = forkJoin(dias).subscribe({
      next: (informes) => {
        const conCitas = informes.filter(({ resumen }) => resumen.citas > 0);
        this.#leido.set({ dia, porHora: conCitas.map(({ series }) => series.porHora) });
      },
      error: () => (this.#dia = undefined),
    });
  }
}
