import { DestroyRef, inject, Injectable, Injector } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';

export interface ConCambios {
  hayCambios(): boolean;
}

/** What was typed in the page that is open and not saved: it is not lost without asking. */
@Injectable({ providedIn: 'root' })
export class SinGuardar {
  readonly #injector = inject(Injector);
  readonly #formas = new Set<ConCambios>();

  /** For as long as who calls this is there; called where one may `inject`. */
  vigilar(forma: ConCambios): void {
    this.#formas.add(forma);
    inject(DestroyRef).onDestroy(() => this.#formas.delete(forma));
  }

  /** Asks when something would be lost, each time that it is called. */
  puedePerderse(): boolean {
    if (![...this.#formas].some((forma) => forma.hayCambios())) return true;
    return globalThis.confirm(this.#injector.get(TranslocoService).translate('comun.perderCambios'));
  }
}
