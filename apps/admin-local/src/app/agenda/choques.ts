import { computed, signal } from '@angular/core';
import type { Choque } from './choque.ts';

/** What is in the way of citas, one after the other: of each cita the last, until somebody answers it or gives it up. */
export class Choques {
  readonly #todos = signal<readonly Choque[]>([]);
  readonly primero = computed(() => this.#todos().at(0));

  poner(choque: Choque): void {
    this.#todos.update((todos) => [...todos.filter(({ cita }) => cita.id !== choque.cita.id), choque]);
  }

  quitarPrimero(): void {
    this.#todos.update((todos) => todos.slice(1));
  }
}
