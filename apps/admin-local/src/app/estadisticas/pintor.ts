import { afterNextRender, DestroyRef, inject, Injector, untracked } from '@angular/core';
import type { BaseChartDirective } from 'ng2-charts';
import { Papel } from '../ui/papel.service.ts';

/** Draws a chart at most once a frame, however often it is asked; for paper at once. Made in an injection context. */
export function crearPintor(grafico: () => Pick<BaseChartDirective, 'update'> | undefined): () => void {
  const injector = inject(Injector);
  const { enPapel } = inject(Papel);
  let pedido: number | undefined;
  inject(DestroyRef).onDestroy(() => {
    if (pedido !== undefined) cancelAnimationFrame(pedido);
  });
  const pintar = () => {
    pedido = undefined;
    grafico()?.update('none');
  };
  const pedir = () => {
    if (untracked(enPapel)) grafico()?.update('none');
    else pedido ??= requestAnimationFrame(pintar);
  };
  return () => {
    afterNextRender(pedir, { injector });
  };
}
