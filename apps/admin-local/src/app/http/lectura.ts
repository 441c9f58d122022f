import { DestroyRef, inject, signal, type Signal } from '@angular/core';
import { Subscription, type Observable } from 'rxjs';
import { Reintento } from './reintento.ts';

/**
 * Something that is read: what it is, or why it could not be had, and then it is asked for again by itself. Made in an
 * injection context, and ends with it.
 */
export class Lectura<T> {
  readonly #reintento: Reintento;
  readonly #valor = signal<T | undefined>(undefined);
  readonly #error = signal<unknown>(undefined);
  #pedir: (() => Observable<T>) | undefined;
  #enCurso = Subscription.EMPTY;

  /** What was read last; it stays while it is read again. */
  readonly valor = this.#valor.asReadonly();
  readonly error = this.#error.asReadonly();

  constructor(connected: Signal<boolean>) {
    this.#reintento = new Reintento(() => this.#leer(), connected);
    inject(DestroyRef).onDestroy(() => this.#enCurso.unsubscribe());
  }

  leer(pedir: () => Observable<T>): void {
    this.#pedir = pedir;
    this.otraVez();
  }

  /** At once, because somebody asks for it. */
  otraVez(): void {
    this.#error.set(undefined);
    this.#leer();
  }

  /** It was of something else, or nothing is to be read. */
  olvidar(): void {
    this.#pedir = undefined;
    this.#valor.set(undefined);
    this.#error.set(undefined);
    this.#leer();
  }

  #leer(): void {
    this.#enCurso.unsubscribe();
    this.#reintento.empieza();
    this.#reintento.acaba();
    if (!this.#pedir) return;
    this.#enCurso = this.#pedir().subscribe({
      next: (valor) => {
        this.#error.set(undefined);
        this.#valor.set(valor);
      },
      error: (error: unknown) => {
        this.#reintento.falla(error);
        this.#error.set(error);
      },
    });
  }
}
