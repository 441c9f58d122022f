import { DOCUMENT, effect, inject } from '@angular/core';
import { SwUpdate } from '@angular/service-worker';
import { RECARGAR } from '../guardado/recargar.token.ts';
import { tocaRecargar } from './recarga-nocturna.ts';
import { RelojDeTv } from './reloj-de-tv.service.ts';
import { TvApi } from './tv-api.ts';

/** New versions arrive at night. A page that cannot be had leaves the one that works. */
export function recargarDeNoche(): void {
  const reloj = inject(RelojDeTv);
  const api = inject(TvApi);
  const document = inject(DOCUMENT);
  const recargar = inject(RECARGAR);
  const trabajador = inject(SwUpdate, { optional: true });
  let preguntadaA = '';
  effect(() => {
    const hora = reloj.hora();
    const visible = document.visibilityState === 'visible';
    const enVivo = reloj.vigencia().tono === 'vivo';
    if (hora === preguntadaA || !tocaRecargar({ hora, edadMs: reloj.edadMs(), enVivo, visible })) return;
    preguntadaA = hora;
    const hay = trabajador?.isEnabled ? versionAlDia(trabajador) : api.hayPagina();
    void hay.then((lista) => lista && recargar());
  });
}

/** The service worker would answer with the version of yesterday; false when the server is not there. */
function versionAlDia(trabajador: SwUpdate): Promise<boolean> {
  return trabajador.checkForUpdate().then(
    () => true,
    () => false,
  );
}
