import { computed, linkedSignal, signal, type Signal, type WritableSignal } from '@angular/core';
import { tap, type Observable } from 'rxjs';
import { otraVersion } from '../http/version-antigua.ts';

/**
 * What is being written over something that others change too. As long as nobody writes, it follows `fuente`. From the first
 * change on it stands on the version that was there then, until it is saved or taken back.
 */
export class Borrador<T extends { readonly id: string } | undefined, D extends object> {
  readonly #datosDe: (version: T) => D;
  readonly #cambios: WritableSignal<Partial<D>>;
  readonly #base: WritableSignal<T>;
  /** What was written and is another than in `base`. */
  readonly cambios: Signal<Partial<D>>;
  /** The version that what is written was written over: the one to send it with. */
  readonly base: Signal<T>;
  readonly escrito: Signal<D>;
  /** After a 412, of what is written here too: what somebody else left there. */
  readonly suyo: Signal<Partial<D>>;
  readonly #deOtra = signal<ReadonlySet<string>>(new Set());
  readonly tocado = computed(() => Object.keys(this.#cambios()).length > 0);

  constructor(fuente: Signal<T>, datosDe: (version: T) => D) {
    this.#datosDe = datosDe;
    this.#cambios = linkedSignal<string | undefined, Partial<D>>({
      // A signal of its own: it is told of another id, not of each reading of the same one.
      source: computed(() => fuente()?.id),
      computation: () => ({}),
    });
    this.#base = linkedSignal<T, T>({
      source: fuente,
      computation: (ahora, antes) =>
        antes?.value?.id === ahora?.id && this.tocado() ? (antes?.value ?? ahora) : ahora,
    });
    this.cambios = this.#cambios.asReadonly();
    this.base = this.#base.asReadonly();
    this.escrito = computed(() => ({ ...datosDe(this.#base()), ...this.#cambios() }));
    this.suyo = computed(() => {
      const escritas = Object.keys(this.#cambios()).filter((campo) => this.#deOtra().has(campo));
      const datos = datosDe(this.#base());
      return Object.fromEntries(escritas.map((campo) => [campo, datos[campo as keyof D]])) as Partial<D>;
    });
  }

  escribir<K extends keyof D>(campo: K, valor: D[K]): void {
    const base = this.#base();
    this.#cambios.update((cambios) => this.#distintos({ ...cambios, [campo]: valor }, base));
  }

  /** `version` is what counts now: of what is written only what is another than `escritos` stays, and over that. */
  entra(version: T, escritos: Partial<D>): void {
    this.#entra(version, ([campo, valor]) => escritos[campo as keyof D] !== valor);
    this.#deOtra.set(new Set());
  }

  /** A saving of this: what was sent is done with; after a 412 all of it stays, over what is there now. */
  alGuardar<R extends NonNullable<T>>(peticion: Observable<R>): Observable<R> {
    const base = this.#base();
    const escritos = this.#cambios();
    return peticion.pipe(
      tap({
        next: (version) => this.entra(version, escritos),
        error: (error: unknown) => {
          const suya = base && otraVersion(error, base);
          if (!suya) return;
          const cambiados = Object.keys(this.#distintos(this.#datosDe(base), suya));
          this.#deOtra.update((antes) => new Set([...antes, ...cambiados]));
          this.#entra(suya, () => true);
        },
      }),
    );
  }

  #entra(version: T, queda: (cambio: [string, unknown]) => boolean): void {
    const cambios = Object.fromEntries(Object.entries(this.#cambios()).filter(queda)) as Partial<D>;
    this.#cambios.set(this.#distintos(cambios, version));
    this.#base.set(version);
  }

  #distintos(cambios: Partial<D>, version: T): Partial<D> {
    const datos = this.#datosDe(version);
    const distintos = Object.entries(cambios).filter(
      ([campo, valor]) => JSON.stringify(valor) !== JSON.stringify(datos[campo as keyof D]),
    );
    return Object.fromEntries(distintos) as Partial<D>;
  }
}
