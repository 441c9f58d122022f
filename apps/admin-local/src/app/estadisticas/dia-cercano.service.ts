import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { Fecha, Rango } from '@citas/domain';
import type { ListaDeCitas } from '@citas/protocol';
import { forkJoin, map } from 'rxjs';
import { Lectura } from '../http/lectura.ts';
import { WebsocketService } from '../realtime/websocket.service.ts';
import { masDias, medianoche } from '../tiempo/fecha.ts';

/** Of days without citas the nearest that has some, before or after. Provided by its component. */
@Injectable()
export class DiaCercano {
  readonly #http = inject(HttpClient);
  readonly #lectura = new Lectura<Fecha | undefined>(inject(WebsocketService).connected);
  /** Undefined until it is known, and where there is none. */
  readonly dia = this.#lectura.valor;

  buscar(rango: Rango): void {
    this.#lectura.olvidar();
    this.#lectura.leer(() =>
      forkJoin([
        this.#primera({ hasta: masDias(rango.desde, -1), orden: 'recientes' }),
        this.#primera({ desde: masDias(rango.hasta, 1) }),
      ]).pipe(map(([antes, despues]) => masCercano(rango, antes, despues))),
    );
  }

  olvidar(): void {
    this.#lectura.olvidar();
  }

  #primera(params: Record<string, string>) {
    return this.#http
      .get<ListaDeCitas>('/api/v1/citas', { params: { ...params, limit: 1 } })
      .pipe(map(({ datos }) => datos[0]?.fecha));
  }
}

function masCercano(
  { desde, hasta }: Rango,
  antes: Fecha | undefined,
  despues: Fecha | undefined,
): Fecha | undefined {
  if (!antes || !despues) return antes ?? despues;
  return medianoche(desde) - medianoche(antes) <= medianoche(despues) - medianoche(hasta) ? antes : despues;
}
