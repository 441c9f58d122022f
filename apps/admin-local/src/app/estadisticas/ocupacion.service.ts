import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { Rango } from '@citas/domain';
import type { InformeDeOcupacion } from '@citas/protocol';
import { Lectura } from '../http/lectura.ts';
import { WebsocketService } from '../realtime/websocket.service.ts';

/** How full each day of each professional is. Asked when it is told to, which is whenever the report came anew. */
@Injectable()
export class OcupacionService {
  readonly #http = inject(HttpClient);
  readonly #lectura = new Lectura<InformeDeOcupacion>(inject(WebsocketService).connected);
  readonly ocupacion = this.#lectura.valor;
  /** Why the last question failed; what was known before it stays, and it is asked again by itself. */
  readonly error = this.#lectura.error;
  #rango: Rango | undefined;

  /** Other days are not shown until they are asked for. */
  de({ desde, hasta }: Rango): void {
    if (this.#rango?.desde === desde && this.#rango.hasta === hasta) return;
    this.#rango = { desde, hasta };
    this.#lectura.olvidar();
  }

  /** Asks again for the same days as well. */
  preguntar(rango: Rango): void {
    this.de(rango);
    const { desde, hasta } = rango;
    this.#lectura.leer(() =>
      this.#http.get<InformeDeOcupacion>('/api/v1/estadisticas/ocupacion', { params: { desde, hasta } }),
    );
  }
}
