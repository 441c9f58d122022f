import { DestroyRef, DOCUMENT, inject } from '@angular/core';
import { fromEvent, startWith } from 'rxjs';

/** Keeps the display from going dark while the page is seen. Where the browser cannot, it does without. */
export function mantenerDespierta(): void {
  const document = inject(DOCUMENT);
  const { navigator } = document.defaultView ?? {};
  if (!navigator || !('wakeLock' in navigator)) return;
  const { wakeLock } = navigator;
  let candado: WakeLockSentinel | undefined;
  // The browser lets go of it whenever the page is hidden.
  const vista = fromEvent(document, 'visibilitychange')
    .pipe(startWith(null))
    .subscribe(() => {
      if (document.visibilityState !== 'visible') return;
      wakeLock.request('screen').then(
        (nuevo) => (candado = nuevo),
        () => undefined,
      );
    });
  inject(DestroyRef).onDestroy(() => {
    vista.unsubscribe();
    candado?.release().catch(() => undefined);
  });
}
