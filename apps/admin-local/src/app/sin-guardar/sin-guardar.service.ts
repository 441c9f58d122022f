import { DestroyRef, DOCUMENT, inject, Injectable, Injector } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { LoEscrito } from '../guardado/lo-escrito.service.ts';
import { preguntarAlCerrar } from './al-cerrar.ts';

export interface ConCambios {
  hayCambios(): boolean;
}

/** What was typed in the page that is open and not saved: it is not lost without asking. */
@Injectable({ providedIn: 'root' })
export class SinGuardar implements ConCambios {
  readonly #injector = inject(Injector);
  readonly #escrito = inject(LoEscrito);
  readonly #formas = new Set<ConCambios>();

  constructor() {
    const ventana = inject(DOCUMENT).defaultView;
    if (!ventana) return;
    inject(DestroyRef).onDestroy(preguntarAlCerrar(ventana, () => this.hayCambios()));
  }

  /** For as long as who calls this is there; called where one may `inject`. */
  vigilar(forma: ConCambios): void {
    this.#formas.add(forma);
    inject(DestroyRef).onDestroy(() => this.#formas.delete(forma));
  }

  hayCambios(): boolean {
    return [...this.#formas].some((forma) => forma.hayCambios());
  }

  /** The page is somebody else's by now and goes: what was typed in it is asked about no more. */
  perder(): void {
    this.#formas.clear();
  }

  /** Asks when something would be lost, each time that it is called. */
  puedePerderse(): boolean {
    return !this.hayCambios() || this.#seAcepta();
  }

  /** Who logs out loses also what is kept for them in this tab, which outlives a reload: half-typed notes and citas. */
  puedeSalir(): boolean {
    return !(this.hayCambios() || this.#escrito.hay('nota', 'borrador')) || this.#seAcepta();
  }

  #seAcepta(): boolean {
    return globalThis.confirm(this.#injector.get(TranslocoService).translate('comun.perderCambios'));
  }
}
