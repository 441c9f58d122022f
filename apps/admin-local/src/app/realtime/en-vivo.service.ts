import { DOCUMENT, inject, Injectable } from '@angular/core';
import { nombreDeCanal, type TipoDeCanal } from '@citas/domain';
import { fromEvent, merge, Subscription } from 'rxjs';
import { puedeVer } from '../sesion/guards.ts';
import { tokenGuardado } from '../sesion/token.ts';
import { UserService } from '../sesion/user.service.ts';
import { WebsocketService } from './websocket.service.ts';

const DE_TODA_LA_PAGINA: readonly TipoDeCanal[] = ['citas', 'notificaciones'];

/** Keeps the connection while somebody is logged in, whatever page is open. */
@Injectable({ providedIn: 'root' })
export class EnVivoService {
  readonly #ws = inject(WebsocketService);
  readonly #users = inject(UserService);
  readonly #document = inject(DOCUMENT);
  #despertares = Subscription.EMPTY;

  empezar(): void {
    const usuario = this.#users.currentUserValue;
    for (const tipo of DE_TODA_LA_PAGINA) {
      if (puedeVer(usuario, tipo)) this.#ws.subscribe(nombreDeCanal(tipo, usuario.negocio_id));
    }
    this.#ws.connect(tokenGuardado());
    this.#despertares = this.#despertar().subscribe(() => this.#ws.probe());
  }

  terminar(negocioId: string): void {
    this.#despertares.unsubscribe();
    for (const tipo of DE_TODA_LA_PAGINA) this.#ws.unsubscribe(nombreDeCanal(tipo, negocioId));
    this.#ws.disconnect();
  }

  /** A laptop that wakes up holds a socket that only looks alive. */
  #despertar() {
    const ventana = this.#document.defaultView ?? this.#document;
    return merge(
      fromEvent(this.#document, 'visibilitychange'),
      fromEvent(ventana, 'pageshow'),
      fromEvent(ventana, 'online'),
    );
  }
}
