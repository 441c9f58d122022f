import { DOCUMENT, inject, Injectable } from '@angular/core';
import { SwUpdate } from '@angular/service-worker';
import { combineLatest, filter, fromEvent, take } from 'rxjs';
import { estaEnUso } from '../ui/en-uso.ts';

/**
 * Takes a new version of the page while nobody looks at it. Whoever keeps it in view gets it when they open it the next
 * time, and what is being written is never thrown away.
 */
@Injectable({ providedIn: 'root' })
export class VersionNueva {
  readonly #document = inject(DOCUMENT);
  readonly #actualizacion = inject(SwUpdate);

  vigilar(): void {
    if (!this.#actualizacion.isEnabled) return;
    const lista$ = this.#actualizacion.versionUpdates.pipe(filter(({ type }) => type === 'VERSION_READY'));
    combineLatest([lista$, fromEvent(this.#document, 'visibilitychange')])
      .pipe(
        filter(() => this.#document.hidden && !estaEnUso(this.#document)),
        take(1),
      )
      .subscribe(() => this.#document.location.reload());
  }
}
