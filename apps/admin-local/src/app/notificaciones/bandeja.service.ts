import { HttpClient } from '@angular/common/http';
import { computed, DOCUMENT, inject, Injectable, signal } from '@angular/core';
import { nombreDeCanal } from '@citas/domain';
import type {
  Lectura,
  ListaDeNotificaciones,
  Notification,
  ServerMessage,
  StreamMessage,
} from '@citas/protocol';
import {
  catchError,
  EMPTY,
  filter,
  fromEvent,
  map,
  Subject,
  Subscription,
  switchMap,
  type Observable,
} from 'rxjs';
import { Reintento } from '../http/reintento.ts';
import { Seguimiento } from '../realtime/seguimiento.ts';
import { WebsocketService } from '../realtime/websocket.service.ts';
import { UserService } from '../sesion/user.service.ts';
import { CLOCK } from '../tiempo/clock.token.ts';
import { vueltas } from '../tiempo/vueltas.ts';
import {
  bandejaDe,
  bandejaReleida,
  conAnteriores,
  conNotificacion,
  leidaHasta,
  POR_PAGINA,
  VACIA,
} from './bandeja.ts';

const URL_NOTIFICACIONES = '/api/v1/notificaciones';
/** Where the tabs of one browser tell each other what was read. */
const CLAVE = 'avisos.leidoHasta';

/**
 * The notification tray: a snapshot that follows its channel. What comes while it loads waits; what is at or before
 * its position is in it already. One that could not be read is asked for again.
 */
@Injectable({ providedIn: 'root' })
export class BandejaService {
  readonly #http = inject(HttpClient);
  readonly #ws = inject(WebsocketService);
  readonly #users = inject(UserService);
  readonly #document = inject(DOCUMENT);
  readonly #clock = inject(CLOCK);
  readonly #reintento = new Reintento(() => this.#leer(), this.#ws.connected);
  readonly #bandeja = signal(VACIA);
  readonly #nuevas = new Subject<Notification>();
  readonly #estado = signal<'cargando' | 'listo' | 'error'>('cargando');
  readonly #error = signal<unknown>(undefined);
  readonly #seguimiento = new Seguimiento(
    (evento) => this.#aplicar(evento),
    () => this.cargar(),
  );
  #canal = '';
  /** Where the tray stood that is being read again. */
  #desde: number | undefined;
  /** The newest that a profesional was told of; what it is they read. */
  #anunciada = 0;
  #ultimaDicha = -1;
  #saludo: number | undefined;
  #reconectado = false;
  #carga = Subscription.EMPTY;
  #escucha = Subscription.EMPTY;

  readonly bandeja = this.#bandeja.asReadonly();
  readonly estado = this.#estado.asReadonly();
  readonly error = this.#error.asReadonly();
  readonly noLeidas = computed(() => this.#bandeja().noLeidas);
  /** Each one that is raised while we watch, once; not those that a gap had hidden. */
  readonly nuevas$ = this.#nuevas.asObservable();

  empezar(): void {
    const { negocio_id: negocioId, id } = this.#users.currentUserValue;
    this.#canal = nombreDeCanal('notificaciones', negocioId);
    this.#escucha = this.#ws.messages$.subscribe((message) => this.#recibir(message));
    const ventana = this.#document.defaultView ?? this.#document;
    const deOtraPestana = fromEvent<StorageEvent>(ventana, 'storage').pipe(
      filter(({ key }) => key === CLAVE),
    );
    this.#escucha.add(deOtraPestana.subscribe(({ newValue }) => this.#leidaEnOtraPestana(id, newValue)));
    const vuelta = vueltas(this.#document, this.#clock).pipe(switchMap(() => this.#leidoEnOtroAparato()));
    this.#escucha.add(vuelta.subscribe((hasta) => this.#marcar(hasta)));
    this.cargar();
  }

  terminar(): void {
    this.#escucha.unsubscribe();
    this.#carga.unsubscribe();
    this.#reintento.empieza();
    this.#reintento.acaba();
    this.#seguimiento.olvidar();
    this.#bandeja.set(VACIA);
    this.#estado.set('cargando');
    this.#error.set(undefined);
    this.#saludo = undefined;
    this.#reconectado = false;
    this.#ultimaDicha = -1;
  }

  cargar(): void {
    this.#desde = undefined;
    this.#anunciada = 0;
    this.#leer();
  }

  #leer(): void {
    this.#carga.unsubscribe();
    this.#reintento.empieza();
    this.#seguimiento.esperar();
    this.#carga = this.#pedir().subscribe({
      next: (lista) => this.#empezarDesde(lista),
      error: (error: unknown) => {
        if (this.#desde !== undefined) this.#seguimiento.seguir();
        this.#error.set(error);
        this.#estado.set('error');
        this.#reintento.falla(error);
      },
    });
  }

  cargarAnteriores(): void {
    const antesDe = this.#ultima();
    if (antesDe === undefined) return;
    this.#error.set(undefined);
    // In a tray that ends elsewhere by now there would be a hole.
    const sigueAhi = () => this.#ultima() === antesDe;
    const anteriores = this.#pedir(antesDe).subscribe({
      next: (lista) => {
        if (sigueAhi()) this.#bandeja.update((bandeja) => conAnteriores(bandeja, lista));
      },
      error: (error: unknown) => {
        if (sigueAhi()) this.#error.set(error);
      },
    });
    this.#escucha.add(anteriores);
  }

  /** Everything there is counts as read, on every device of this person. */
  marcarLeidas(): void {
    const hasta = this.#bandeja().datos[0]?.seq ?? 0;
    if (this.#bandeja().noLeidas === 0 || hasta === 0) return;
    this.#http.post<Lectura>(`${URL_NOTIFICACIONES}/leidas`, { hasta }).subscribe({
      next: ({ leidoHasta }) => {
        this.#marcar(leidoHasta);
        localStorage.setItem(CLAVE, JSON.stringify({ id: this.#users.currentUser()?.id, leidoHasta }));
      },
      // They stay unread: the next time the tray opens it is tried again.
      error: () => undefined,
    });
  }

  /** The oldest that is shown. */
  #ultima(): number | undefined {
    return this.#bandeja().datos.at(-1)?.seq;
  }

  #pedir(antesDe?: number, limit = POR_PAGINA) {
    const params = { limit, ...(antesDe !== undefined && { antesDe }) };
    return this.#http.get<ListaDeNotificaciones>(URL_NOTIFICACIONES, { params });
  }

  /** How far this person has read; where it is not known now, the next time they come back it is asked again. */
  #leidoEnOtroAparato(): Observable<number> {
    return this.#pedir(undefined, 1).pipe(
      map(({ leidoHasta }) => leidoHasta),
      catchError(() => EMPTY),
    );
  }

  #marcar(hasta: number): void {
    this.#bandeja.update((bandeja) => leidaHasta(bandeja, hasta));
  }

  #empezarDesde(lista: ListaDeNotificaciones): void {
    const desde = this.#desde;
    this.#reintento.acaba();
    this.#bandeja.update((antes) => (desde === undefined ? bandejaDe(lista) : bandejaReleida(antes, lista)));
    this.#error.set(undefined);
    this.#estado.set('listo');
    this.#seguimiento.empezar(lista.posicion.seq);
    if (desde === undefined) this.#ws.subscribe(this.#canal, lista.posicion);
    else this.#decirDesde(desde, lista);
  }

  /** A profesional hears that something was told, and reads whether it is of one of their citas. */
  #releer(seq: number): void {
    this.#anunciada = Math.max(this.#anunciada, seq);
    // What loads just now is held against it when it is there.
    const hasta = this.#seguimiento.seq;
    if (hasta === undefined || seq <= hasta) return;
    this.#desde = hasta;
    this.#leer();
  }

  #decirDesde(desde: number, { datos, posicion }: ListaDeNotificaciones): void {
    for (const { seq, leida: _, ...data } of datos.filter((una) => una.seq > desde).reverse())
      this.#decir({ type: 'notification', channel: this.#canal, seq, data });
    if (posicion.seq > desde) this.#releer(this.#anunciada);
  }

  #recibir(message: ServerMessage): void {
    if (message.type === 'connected') this.#conectar(Date.parse(message.data.serverTime));
    if (!('channel' in message) || message.channel !== this.#canal) return;
    if (message.type === 'notificaciones_changed') return this.#releer(message.seq);
    this.#seguimiento.recibir(message);
    if (message.type === 'resync') {
      this.#ultimaDicha = -1;
      this.cargar();
    }
    // What lies after a hole is told when it is repeated, after what is missing.
    if (message.type === 'notification' && !this.#seguimiento.enHueco) this.#decir(message);
  }

  #aplicar(evento: StreamMessage): void {
    if (evento.type === 'notification') this.#bandeja.update((bandeja) => conNotificacion(bandeja, evento));
  }

  #decir(una: Notification): void {
    if (una.seq <= this.#ultimaDicha) return;
    this.#ultimaDicha = una.seq;
    const delHueco = this.#reconectado && Date.parse(una.data.timestamp) < (this.#saludo ?? 0);
    if (!delHueco) this.#nuevas.next(una);
  }

  #conectar(saludo: number): void {
    this.#reconectado = this.#saludo !== undefined;
    this.#saludo = saludo;
  }

  #leidaEnOtraPestana(id: string, dato: string | null): void {
    const leido = JSON.parse(dato ?? '{}') as { id?: string; leidoHasta?: number };
    if (leido.id === id) this.#marcar(leido.leidoHasta ?? 0);
  }
}
