import { DestroyRef, DOCUMENT, inject, signal, type Signal } from '@angular/core';
import type { Cancel } from '@citas/clock';
import { fromEvent, merge } from 'rxjs';
import { CLOCK } from '../tiempo/clock.token.ts';

const SE_VE_MS = 3000;

/** Whether somebody has just moved the pointer or touched the screen. */
export function punteroVisible(): Signal<boolean> {
  const document = inject(DOCUMENT);
  const clock = inject(CLOCK);
  const visible = signal(true);
  let cancelar: Cancel | undefined;
  const esconderLuego = () => {
    cancelar?.();
    cancelar = clock.after(SE_VE_MS, () => visible.set(false));
  };
  const movimientos = merge(fromEvent(document, 'pointermove'), fromEvent(document, 'pointerdown')).subscribe(
    () => {
      visible.set(true);
      esconderLuego();
    },
  );
  esconderLuego();
  inject(DestroyRef).onDestroy(() => {
    movimientos.unsubscribe();
    cancelar?.();
  });
  return visible.asReadonly();
}
