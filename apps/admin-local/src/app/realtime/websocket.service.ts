import { DestroyRef, DOCUMENT, inject, Injectable, signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { parseCanal } from '@citas/domain';
import type { MessageOf, Position, ServerMessage, ServerMessageType } from '@citas/protocol';
import { isOpen, type ConnectionState } from '@citas/realtime-client/deferred';
import { BehaviorSubject, distinctUntilChanged, filter, map, Subject, type Observable } from 'rxjs';
import { SesionService } from '../sesion/sesion.service.ts';
import { UserService } from '../sesion/user.service.ts';
import { CLOCK } from '../tiempo/clock.token.ts';
import { clienteDelHub } from './cliente-del-hub.ts';
import { Rafaga } from './rafaga.ts';
import { RelojDelHub } from './reloj-del-hub.ts';

/** The guide's surface over the realtime client: one connection for the whole page, one socket for all its tabs. */
@Injectable({ providedIn: 'root' })
export class WebsocketService {
  readonly #clock = inject(CLOCK);
  readonly #sesion = inject(SesionService);
  readonly #users = inject(UserService);
  readonly #client = clienteDelHub({
    getToken: (refused) => this.#getToken(refused),
    sharedAs: () => this.#quien(),
  });
  readonly #messages = new Subject<ServerMessage>();
  readonly #connected = new BehaviorSubject(false);
  readonly #state = signal<ConnectionState>('idle');
  readonly #lastSignOfLife = signal<number | null>(null);
  readonly #saludadoEn = signal<number | null>(null);
  readonly #retryAt = signal<number | null>(null);
  readonly #reloj = new RelojDelHub(this.#clock);
  readonly #rafaga = this.#crearRafaga();
  #token: string | null = null;
  /** The newest that the client was given. */
  #dado: string | null = null;

  /** Every message of the hub, whole, in its order; in a burst several together. */
  readonly messages$ = this.#messages.asObservable();
  readonly connectionStatus$ = this.#connected.pipe(distinctUntilChanged());
  readonly connected = toSignal(this.connectionStatus$, { requireSync: true });
  readonly state = this.#state.asReadonly();
  /** Epoch milliseconds of the last frame; null before the first. */
  readonly lastSignOfLife = this.#lastSignOfLife.asReadonly();
  /** Epoch milliseconds of the first greeting; null before. */
  readonly saludadoEn = this.#saludadoEn.asReadonly();
  /** Epoch milliseconds of the newest figures; null while none are followed. */
  readonly ultimaCifra = this.#reloj.ultimaCifra;
  /** Epoch milliseconds of the next attempt; null when none is due. */
  readonly retryAt = this.#retryAt.asReadonly();

  constructor() {
    const unlisten = [
      this.#client.onState((state) => this.#onState(state)),
      this.#client.onMessage((message) => this.#recibir(message)),
      this.#client.onRetry((inMs) => this.#retryAt.set(this.#clock.now() + inMs)),
    ];
    // The age of the data is shown by the second, so that is how often it is read.
    unlisten.push(this.#clock.every(500, () => this.#lastSignOfLife.set(this.#client.lastSignOfLife)));
    inject(DestroyRef).onDestroy(() => {
      for (const stop of unlisten) stop();
      this.#rafaga.olvidar();
      this.#client.disconnect();
    });
  }

  /** Idempotent. The session renews the token later by itself. */
  connect(token: string | null): void {
    this.#token = token;
    this.#client.connect();
  }

  disconnect(): void {
    this.#token = null;
    this.#rafaga.olvidar();
    this.#client.disconnect();
  }

  /** With `since`, everything after that position comes first. The channel survives reconnections. */
  subscribe(channel: string, since?: Position): void {
    // Only what changed travels; `stats` and `series` are told whole all the same.
    this.#client.subscribe(channel, { since, delta: deCifras(channel) });
  }

  unsubscribe(channel: string): void {
    this.#client.unsubscribe(channel);
    if (deCifras(channel)) this.#reloj.olvidarCifras();
  }

  /** Asks for a sign of life, or connects anew. */
  probe(): void {
    this.#client.probe();
  }

  ofType<T extends ServerMessageType>(type: T): Observable<MessageOf<T>> {
    return this.messages$.pipe(filter((message): message is MessageOf<T> => message.type === type));
  }

  /** The data of every message of one type: `filterByType('stats')`. */
  filterByType<T extends ServerMessageType>(type: T): Observable<MessageOf<T>['data']> {
    return this.ofType(type).pipe(map((message) => message.data as MessageOf<T>['data']));
  }

  #recibir(message: ServerMessage): void {
    // The first is shown at once.
    if (this.#lastSignOfLife() === null) this.#lastSignOfLife.set(this.#client.lastSignOfLife);
    this.#reloj.recibir(message);
    this.#rafaga.recibir(message);
  }

  #onState(state: ConnectionState): void {
    this.#state.set(state);
    this.#lastSignOfLife.set(this.#client.lastSignOfLife);
    if (state !== 'connecting') this.#retryAt.set(null);
    if (isOpen(state)) this.#saludadoEn.update((antes) => antes ?? this.#clock.now());
    this.#connected.next(isOpen(state));
    if (state === 'unauthorized') this.#reanudar();
  }

  /** Once there is another session, which may be at once: they have logged in, or changed their password. */
  #reanudar(): void {
    const vuelta = this.#sesion.caducar(this.#dado);
    vuelta?.subscribe({ next: (token) => this.connect(token), error: () => undefined });
  }

  async #getToken(refused: string | null): Promise<string | null> {
    const token =
      refused === null
        ? ((await this.#sesion.tokenVigente()) ?? this.#token)
        : await this.#sesion.tokenEnLugarDe(refused);
    this.#dado = token ?? this.#dado;
    return token;
  }

  /** What decides which tabs may share: what one may see the other may. */
  #quien(): string | null {
    const usuario = this.#users.currentUser();
    return usuario && [usuario.negocio_id, usuario.id, usuario.rol].join('/');
  }

  #crearRafaga() {
    const documento = inject(DOCUMENT);
    return new Rafaga<ServerMessage>({
      clock: this.#clock,
      entregar: (message) => this.#messages.next(message),
      visible: () => documento.visibilityState === 'visible',
    });
  }
}

function deCifras(channel: string): boolean {
  return parseCanal(channel)?.tipo === 'estadisticas';
}
