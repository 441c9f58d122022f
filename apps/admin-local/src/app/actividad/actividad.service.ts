import { HttpClient } from '@angular/common/http';
import { computed, inject, Injectable } from '@angular/core';
import { nombreDeCanal } from '@citas/domain';
import type { Actividad, ListaDeActividad } from '@citas/protocol';
import { map } from 'rxjs';
import { CopiaViva } from '../realtime/copia-viva.ts';
import { WebsocketService } from '../realtime/websocket.service.ts';
import { UserService } from '../sesion/user.service.ts';
import { comoActividad, conLinea } from './linea-de-actividad.ts';

/** The last things that happened to citas, newest first: from the log, then live. Provided by its component. */
@Injectable()
export class ActividadService {
  readonly #http = inject(HttpClient);
  readonly #ws = inject(WebsocketService);
  readonly #users = inject(UserService);
  #cuantas = 0;
  readonly #copia = new CopiaViva<readonly Actividad[]>({
    messages$: this.#ws.messages$,
    connected: this.#ws.connected,
    canal: () => this.#canal(),
    cargar: () =>
      this.#http
        .get<ListaDeActividad>('/api/v1/actividad', { params: { limit: this.#cuantas } })
        .pipe(map(({ datos, posicion }) => ({ valor: datos, posicion }))),
    aplicar: (lineas, evento) => conLinea(lineas, comoActividad(evento)),
    alCargar: (since) => this.#ws.subscribe(this.#canal(), since),
  });

  readonly lineas = computed(() => this.#copia.valor() ?? []);
  readonly estado = this.#copia.estado;
  readonly error = this.#copia.error;

  cargar(): void {
    this.#copia.cargar();
  }

  /** As many of the last as are needed; once more have been read, fewer are there too. */
  pedir(cuantas: number): void {
    if (cuantas <= this.#cuantas) return;
    this.#cuantas = cuantas;
    this.cargar();
  }

  #canal(): string {
    return nombreDeCanal('citas', this.#users.currentUser()?.negocio_id ?? '');
  }
}
