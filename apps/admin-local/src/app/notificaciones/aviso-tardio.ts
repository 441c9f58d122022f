import { ApplicationRef, DestroyRef, inject } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { problemaDe } from '../http/problema.ts';
import { UserService } from '../sesion/user.service.ts';
import { AvisosService } from './avisos.service.ts';

/**
 * The answer to what was asked for on a page or in a dialog that has been left since: nobody looks there any more, so a
 * toast tells it. Made in the injection context of whoever asks.
 */
export class AvisoTardio {
  readonly #destroyRef = inject(DestroyRef);
  readonly #transloco = inject(TranslocoService);
  readonly #usuario = inject(UserService).currentUser;
  /** Outlives whoever asked. */
  readonly #pagina = inject(ApplicationRef).injector;
  readonly #quien = this.#usuario()?.id;

  seFue(): boolean {
    return this.#destroyRef.destroyed;
  }

  /** `que` was not done; whether that was told here. */
  fallo(error: unknown, que: string): boolean {
    const porque = problemaDe(error)?.detail ?? this.#transloco.translate<string>('comun.errorSinDetalle');
    return this.#decir('error', porque, this.#transloco.translate('aviso.sinGuardar', { que }));
  }

  /** Whether it was told here. */
  hecho(texto: string): boolean {
    return this.#decir('success', texto);
  }

  #decir(tono: 'error' | 'success', texto: string, titulo?: string): boolean {
    if (!this.seFue()) return false;
    // Not to the next person on this screen.
    if (this.#usuario()?.id === this.#quien) this.#pagina.get(AvisosService).mostrar(tono, texto, titulo);
    return true;
  }
}
