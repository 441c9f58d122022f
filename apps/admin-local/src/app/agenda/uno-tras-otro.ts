import { computed, signal } from '@angular/core';

/** What somebody is to be told of citas, one after the other: of each cita the last, until it has been read. */
export class UnoTrasOtro<T> {
  readonly #citaDe: (uno: T) => string;
  readonly #todos = signal<readonly T[]>([]);
  /** One or none; to a template a list, so that each has a dialog of its own. */
  readonly primeros = computed(() => this.#todos().slice(0, 1));
  readonly primero = computed(() => this.primeros().at(0));

  /** `citaDe` gives the id of the cita. */
  constructor(citaDe: (uno: T) => string) {
    this.#citaDe = citaDe;
  }

  poner(uno: T): void {
    const cita = this.#citaDe(uno);
    this.#todos.update((todos) => [...todos.filter((otro) => this.#citaDe(otro) !== cita), uno]);
  }

  quitarPrimero(): void {
    this.#todos.update((todos) => todos.slice(1));
  }
}
