import { afterNextRender, DestroyRef, inject, Injector } from '@angular/core';
import type { BaseChartDirective } from 'ng2-charts';

/** Draws a chart at most once a frame, however often it is asked. Made in an injection context. */
export function crearPintor(grafico: () => Pick<BaseChartDirective, 'update'> | undefined): () => void {
  const injector = inject(Injector);
  let pedido: number | undefined;
  inject(DestroyRef).onDestroy(() => {
    if (pedido !== undefined) cancelAnimationFrame(pedido);
  });
  const pintar = () => {
    pedido = undefined;
    grafico()?.update('none');
  };
  return () => {
    afterNextRender(() => (pedido ??= requestAnimationFrame(pintar)), { injector });
  };
}
