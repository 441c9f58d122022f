import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { HubVisto } from '@citas/protocol';
import { map, type Observable } from 'rxjs';

/** What is never answered is asked again after that. */
const PACIENCIA_MS = 30_000;

/** The REST routes of who runs the servers. */
@Injectable({ providedIn: 'root' })
export class HubsApi {
  readonly #http = inject(HttpClient);

  listar(negocio: string): Observable<readonly HubVisto[]> {
    const opciones = { params: negocio ? { negocio } : {}, timeout: PACIENCIA_MS };
    return this.#http
      .get<{ datos: HubVisto[] }>('/api/v1/operador/hubs', opciones)
      .pipe(map(({ datos }) => datos));
  }

  cerrar(hubId: string, conexionId: string): Observable<unknown> {
    return this.#http.delete(`/api/v1/operador/hubs/${hubId}/conexiones/${conexionId}`);
  }

  revocar(usuarioId: string, bloquear: boolean): Observable<unknown> {
    return this.#http.post(`/api/v1/operador/usuarios/${usuarioId}/revocacion`, { bloquear });
  }
}
