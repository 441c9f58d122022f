import { Injectable, signal } from '@angular/core';
import type { ClaseDeNotificacion } from '@citas/domain';
import { CLASES_DE_AVISO } from './clase-de-aviso.ts';

const CLAVE = 'avisos.callados';

/** Which kinds of notification show no toast in this browser. They are in the tray all the same. */
@Injectable({ providedIn: 'root' })
export class AvisosCallados {
  readonly #callados = signal<ReadonlySet<string>>(new Set(guardados()));

  salta(clase: ClaseDeNotificacion | undefined): boolean {
    return clase === undefined || !this.#callados().has(clase);
  }

  alternar(clase: ClaseDeNotificacion): void {
    const callados = new Set(this.#callados());
    if (!callados.delete(clase)) callados.add(clase);
    this.#callados.set(callados);
    localStorage.setItem(CLAVE, JSON.stringify([...callados]));
  }
}

/** Whatever else the storage holds counts as nothing. */
function guardados(): ClaseDeNotificacion[] {
  try {
    const dato: unknown = JSON.parse(localStorage.getItem(CLAVE) ?? '[]');
    return Array.isArray(dato) ? CLASES_DE_AVISO.filter((clase) => dato.includes(clase)) : [];
  } catch {
    return [];
  }
}
