import { computed, DestroyRef, inject, Injectable, signal } from '@angular/core';
import type { Cita, Cliente, ClienteConVisitas } from '@citas/protocol';
import { catchError, EMPTY, forkJoin, switchMap, tap, type Observable, type Subscription } from 'rxjs';
import { CitasApi } from '../citas/citas-api.ts';
import { esPasajero } from '../http/es-pasajero.ts';
import { Relectura } from '../http/relectura.ts';
import { esDeFlujo, type EventoDeFlujo } from '../realtime/copia-viva.ts';
import { empiezaElFlujo } from '../realtime/empieza-el-flujo.ts';
import { WebsocketService } from '../realtime/websocket.service.ts';
import { ClientesApi } from './clientes-api.ts';

const ESPERA_MS = 250;
const POR_PAGINA = 20;
/** The API gives no more at a time. */
const MAXIMO = 200;

/** One client and their citas, read again when one of these changes. Provided by their page. */
@Injectable()
export class FichaStore {
  readonly #api = inject(ClientesApi);
  readonly #citasApi = inject(CitasApi);
  #id = '';
  readonly #relectura = new Relectura(() => this.#leer(), ESPERA_MS);
  /** What is read next are those before the ones on show. */
  #tocanMas = false;
  readonly #leida = signal<Cita | undefined>(undefined);
  #guardado: Cliente | undefined;

  readonly cliente = signal<ClienteConVisitas | undefined>(undefined);
  /** The latest first. */
  readonly citas = signal<readonly Cita[]>([]);
  readonly siguiente = signal<string | null>(null);
  /** Why the last reading failed; what was read before it stays. */
  readonly error = signal<unknown>(undefined);
  /** The same of those before the ones on show. */
  readonly errorDeMas = signal<unknown>(undefined);
  /** Their next one; after a long serie it is far down the list. */
  readonly proxima = computed(() => {
    const id = this.cliente()?.proximaCita?.id;
    return (
      this.citas().find((cita) => cita.id === id) ?? (this.#leida()?.id === id ? this.#leida() : undefined)
    );
  });

  constructor() {
    const escucha = inject(WebsocketService).messages$.subscribe((mensaje) => {
      if (empiezaElFlujo(mensaje) || (esDeFlujo(mensaje) && this.#esSuyo(mensaje))) this.#relectura.pronto();
    });
    inject(DestroyRef).onDestroy(() => escucha.unsubscribe());
  }

  ver(id: string): void {
    this.#id = id;
    this.cliente.set(undefined);
    this.citas.set([]);
    this.siguiente.set(null);
    this.errorDeMas.set(undefined);
    this.leer();
  }

  leer(): void {
    this.error.set(undefined);
    this.#relectura.ahora();
  }

  /** What is left unread for it is read after it. */
  mas(): void {
    const { quedaPorLeer } = this.#relectura;
    this.#tocanMas = true;
    this.errorDeMas.set(undefined);
    this.#relectura.ahora();
    if (quedaPorLeer) this.#relectura.pronto();
  }

  /** What was saved here, without waiting to read it again. */
  guardado(cliente: Cliente): void {
    this.#guardado = cliente;
    this.cliente.update((antes) => antes && { ...antes, ...cliente });
  }

  #leer(): Subscription {
    const tocanMas = this.#tocanMas;
    this.#tocanMas = false;
    return tocanMas ? this.#leerMas() : this.#leerTodo();
  }

  #leerTodo(): Subscription {
    return forkJoin({
      cliente: this.#api.ver(this.#id),
      lista: this.#api.citas(this.#id, Math.min(MAXIMO, Math.max(POR_PAGINA, this.citas().length))),
    })
      .pipe(
        tap(({ cliente, lista: { datos, siguiente } }) => {
          this.error.set(undefined);
          this.cliente.set(this.#conLoGuardado(cliente));
          this.citas.set(datos);
          this.siguiente.set(siguiente);
        }),
        switchMap(() => this.#proximaLeida()),
      )
      .subscribe({ error: (error: unknown) => this.error.set(error) });
  }

  /** A reading that began before something was saved here may be answered after it. */
  #conLoGuardado(leido: ClienteConVisitas): ClienteConVisitas {
    const guardado = this.#guardado;
    return guardado?.id === leido.id && guardado.version > leido.version ? { ...leido, ...guardado } : leido;
  }

  #leerMas(): Subscription {
    return this.#api.citas(this.#id, POR_PAGINA, this.siguiente() ?? undefined).subscribe({
      next: ({ datos, siguiente }) => {
        this.citas.update((citas) => [...citas, ...datos]);
        this.siguiente.set(siguiente);
      },
      error: (error: unknown) => this.errorDeMas.set(error),
    });
  }

  #proximaLeida(): Observable<unknown> {
    const id = this.cliente()?.proximaCita?.id;
    if (id === undefined || this.citas().some((cita) => cita.id === id)) return EMPTY;
    return this.#citasApi.ver(id).pipe(
      tap((cita) => this.#leida.set(cita)),
      // One that is gone, or somebody else's, is nothing to tell.
      catchError((error: unknown) => {
        this.error.set(esPasajero(error) ? error : undefined);
        return EMPTY;
      }),
    );
  }

  #esSuyo(evento: EventoDeFlujo): boolean {
    return evento.type === 'citas_changed' || evento.data.clienteId === this.#id;
  }
}
