import { DOCUMENT, Location } from '@angular/common';
import { inject, InjectionToken } from '@angular/core';

/** Loads the page anew, at a route, in place of where it is; a spec notes the route instead. */
export const PAGINA_NUEVA = new InjectionToken<(ruta: string) => void>('PaginaNueva', {
  factory: () => {
    const { location } = inject(DOCUMENT);
    const rutas = inject(Location);
    return (ruta) => location.replace(rutas.prepareExternalUrl(ruta));
  },
});
