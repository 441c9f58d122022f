import { inject } from '@angular/core';
import type { CanDeactivateFn } from '@angular/router';
import { TranslocoService } from '@jsverse/transloco';

export interface ConCambios {
  hayCambios(): boolean;
}

/** What was typed and not saved is not lost without asking. */
export const sinPerderCambios: CanDeactivateFn<ConCambios> = (pagina) =>
  !pagina.hayCambios() || globalThis.confirm(inject(TranslocoService).translate('ajustes.perderCambios'));
