import { afterNextRender, DestroyRef, inject, Injector } from '@angular/core';
import type { BaseChartDirective } from 'ng2-charts';
import { TurnoDePintar } from './turno-de-pintar.service.ts';

/** Draws a chart at most once a frame, however often it is asked, when its turn comes. Made in an injection context. */
export function crearPintor(grafico: () => BaseChartDirective | undefined): () => void {
  const injector = inject(Injector);
  const turno = inject(TurnoDePintar);
  const pintar = () => grafico()?.update('none');
  inject(DestroyRef).onDestroy(() => turno.olvidar(pintar));
  return () => {
    afterNextRender(() => turno.pedir(pintar), { injector });
  };
}
