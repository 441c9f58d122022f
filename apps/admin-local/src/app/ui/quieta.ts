import { linkedSignal, type Signal } from '@angular/core';

/** What it is; while `parada`, what `alParar` makes of what is on show and what it has become. */
export function quieta<T>(
  viva: () => T,
  parada: () => boolean,
  alParar: (vista: T, viva: T) => T,
): Signal<T> {
  return linkedSignal<{ readonly ahora: T; readonly enPausa: boolean }, T>({
    source: () => ({ ahora: viva(), enPausa: parada() }),
    computation: ({ ahora, enPausa }, antes) => (enPausa && antes ? alParar(antes.value, ahora) : ahora),
  }).asReadonly();
}

interface DeUnDia {
  readonly listo: boolean;
  readonly momento: { readonly fecha: string };
}

/** What is on show stays as long as it is of the day that it is, and was there at all. */
export function hastaOtroDia<T extends DeUnDia>(vista: T, viva: T): T {
  return vista.listo && vista.momento.fecha === viva.momento.fecha ? vista : viva;
}
