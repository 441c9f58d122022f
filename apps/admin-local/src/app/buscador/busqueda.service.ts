import { HttpClient } from '@angular/common/http';
import { DestroyRef, inject, Injectable, signal } from '@angular/core';
import type { Cancel } from '@citas/clock';
import type { Cliente, ClienteConVisitas } from '@citas/protocol';
import { map, mergeMap, Subscription, tap, from } from 'rxjs';
import { CLOCK } from '../tiempo/clock.token.ts';

const URL_CLIENTES = '/api/v1/clientes';
const ESPERA_MS = 200;
const MAXIMO = 6;
const A_LA_VEZ = 3;

/** Clients by name or phone while somebody types, and how often each comes. Provided by its dialog. */
@Injectable()
export class BusquedaService {
  readonly #http = inject(HttpClient);
  readonly #clock = inject(CLOCK);
  readonly #clientes = signal<readonly Cliente[]>([]);
  readonly #fichas = signal<ReadonlyMap<string, ClienteConVisitas>>(new Map());
  readonly #buscando = signal(false);
  readonly #buscado = signal('');
  readonly #error = signal<unknown>(undefined);
  #espera: Cancel | undefined;
  #peticion = Subscription.EMPTY;

  readonly clientes = this.#clientes.asReadonly();
  /** What is known of those found, by id; it comes a little later than they do. */
  readonly fichas = this.#fichas.asReadonly();
  readonly buscando = this.#buscando.asReadonly();
  /** What `clientes` is the answer to. */
  readonly buscado = this.#buscado.asReadonly();
  readonly error = this.#error.asReadonly();

  constructor() {
    inject(DestroyRef).onDestroy(() => this.#parar());
  }

  buscar(escrito: string): void {
    this.#parar();
    const q = escrito.trim();
    this.#error.set(undefined);
    this.#buscando.set(q.length > 1);
    if (q.length > 1) this.#espera = this.#clock.after(ESPERA_MS, () => this.#pedir(q));
    else this.#responder('', []);
  }

  #pedir(q: string): void {
    this.#peticion = this.#http
      .get<{ datos: Cliente[] }>(URL_CLIENTES, { params: { q, limit: MAXIMO } })
      .pipe(
        tap(({ datos }) => this.#responder(q, datos)),
        mergeMap(({ datos }) => from(datos.filter(({ id }) => !this.#fichas().has(id)))),
        mergeMap(({ id }) => this.#http.get<ClienteConVisitas>(`${URL_CLIENTES}/${id}`), A_LA_VEZ),
        map((ficha) => this.#fichas.update((fichas) => new Map(fichas).set(ficha.id, ficha))),
      )
      .subscribe({
        error: (error: unknown) => {
          this.#buscando.set(false);
          this.#error.set(error);
        },
      });
  }

  #responder(q: string, clientes: readonly Cliente[]): void {
    this.#buscado.set(q);
    this.#clientes.set(clientes);
    this.#buscando.set(false);
  }

  #parar(): void {
    this.#espera?.();
    this.#peticion.unsubscribe();
  }
}
