import { DOCUMENT, inject, InjectionToken } from '@angular/core';

/** How the page is loaded again; a spec counts instead. */
export const RECARGAR = new InjectionToken<() => void>('Recargar', {
  factory: () => {
    const { location } = inject(DOCUMENT);
    return () => location.reload();
  },
});
