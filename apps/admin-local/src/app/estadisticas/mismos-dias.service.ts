import { HttpClient } from '@angular/common/http';
import { inject, Injectable, signal } from '@angular/core';
import type { Fecha } from '@citas/domain';
import type { Informe } from '@citas/protocol';
import { forkJoin, Subscription } from 'rxjs';
import { masDias } from '../tiempo/fecha.ts';
import type { PorHora } from './por-hora.ts';

const SEMANAS = [1, 2, 3, 4];

/** By hour, the same weekday of the four weeks before a day. Asked once a day: the past hardly changes. */
@Injectable()
export class MismosDiasService {
  readonly #http = inject(HttpClient);
  readonly #porHora = signal<readonly PorHora[]>([]);
  readonly porHora = this.#porHora.asReadonly();
  #dia: Fecha | undefined;
  #pregunta = Subscription.EMPTY;

  /** Without an answer the chart lives without the mean. */
  ver(dia: Fecha): void {
    if (dia === this.#dia) return;
    this.#dia = dia;
    this.#porHora.set([]);
    this.#pregunta.unsubscribe();
    const dias = SEMANAS.map((semanas) => {
      const fecha = masDias(dia, -7 * semanas);
      return this.#http.get<Informe>('/api/v1/estadisticas', { params: { desde: fecha, hasta: fecha } });
    });
    this.#pregunta = forkJoin(dias).subscribe({
      next: (informes) => {
        const conCitas = informes.filter(({ resumen }) => resumen.citas > 0);
        this.#porHora.set(conCitas.map(({ series }) => series.porHora));
      },
      error: () => (this.#dia = undefined),
    });
  }
}
