import { DestroyRef, DOCUMENT, inject, Injectable, signal, untracked } from '@angular/core';
import type { Cancel } from '@citas/clock';
import { nombreDeCanal } from '@citas/domain';
import type { SeriesMessage, ServerMessage, Stats } from '@citas/protocol';
import type { ConnectionState } from '@citas/realtime-client/deferred';
import { fromEvent, merge } from 'rxjs';
import { clienteDelHub } from '../realtime/cliente-del-hub.ts';
import { RelojDelHub } from '../realtime/reloj-del-hub.ts';
import { CLOCK } from '../tiempo/clock.token.ts';
import { PantallaService } from './pantalla.service.ts';

/** The hub said not to come back; a screen that nobody touches comes back all the same. */
const TRAS_PARAR_MS = 30_000;

/** The screen's own connection to the hub, shared with no tab: what it shows, and how old that is. */
@Injectable()
export class DirectoService {
  readonly #clock = inject(CLOCK);
  readonly #pantalla = inject(PantallaService);
  readonly #state = signal<ConnectionState>('idle');
  readonly #stats = signal<Stats['data'] | undefined>(undefined);
  readonly #series = signal<SeriesMessage['data'] | undefined>(undefined);
  readonly #reloj = new RelojDelHub(this.#clock);
  readonly state = this.#state.asReadonly();
  readonly stats = this.#stats.asReadonly();
  readonly series = this.#series.asReadonly();
  readonly ultimaCifra = this.#reloj.ultimaCifra;
  /** Televisions are often wrong. */
  readonly desfase = this.#reloj.desfase;
  readonly #client = clienteDelHub({ getToken: (refused) => this.#pantalla.token(refused) });
  #cancelarVuelta: Cancel | undefined;

  constructor() {
    const client = this.#client;
    const unlisten = [
      client.onState((state) => this.#onState(state)),
      client.onMessage((message) => this.#onMessage(message)),
    ];
    const despertar = this.#despertares().subscribe(() => client.probe());
    const fase = untracked(this.#pantalla.fase);
    if (fase.nombre === 'abierta')
      client.subscribe(nombreDeCanal('estadisticas', fase.sesion.negocioId), { delta: true });
    client.connect();
    inject(DestroyRef).onDestroy(() => {
      for (const stop of unlisten) stop();
      despertar.unsubscribe();
      this.#cancelarVuelta?.();
      client.disconnect();
    });
  }

  #onState(state: ConnectionState): void {
    this.#state.set(state);
    if (state === 'unauthorized') this.#pantalla.rechazada();
    if (state === 'stopped')
      this.#cancelarVuelta = this.#clock.after(TRAS_PARAR_MS, () => this.#client.connect());
  }

  #onMessage(message: ServerMessage): void {
    this.#reloj.recibir(message);
    if (message.type === 'series') this.#series.set(message.data);
    if (message.type === 'stats') this.#stats.set(message.data);
  }

  #despertares() {
    const document = inject(DOCUMENT);
    const ventana = document.defaultView ?? document;
    return merge(fromEvent(document, 'visibilitychange'), fromEvent(ventana, 'online'));
  }
}
