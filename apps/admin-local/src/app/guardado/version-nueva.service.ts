import { DOCUMENT, inject, Injectable } from '@angular/core';
import { SwUpdate } from '@angular/service-worker';
import { combineLatest, filter, fromEvent, merge, Subject, take } from 'rxjs';
import { SinGuardar } from '../sin-guardar/sin-guardar.service.ts';
import { CLOCK } from '../tiempo/clock.token.ts';
import { estaEnUso } from '../ui/en-uso.ts';
import { RECARGAR } from './recargar.token.ts';

const CADA_MS = 60 * 60_000;

/**
 * Takes a new version of the page while nobody looks at it. Whoever keeps it in view gets it when they open it the next
 * time, and what is being written, or was and is not saved, is never thrown away.
 */
@Injectable({ providedIn: 'root' })
export class VersionNueva {
  readonly #document = inject(DOCUMENT);
  readonly #clock = inject(CLOCK);
  readonly #recargar = inject(RECARGAR);
  readonly #actualizacion = inject(SwUpdate);
  readonly #sinGuardar = inject(SinGuardar);

  vigilar(): void {
    if (!this.#actualizacion.isEnabled) return;
    // By itself a page asks when it is opened, and that of a reception is open for weeks.
    const encontrada$ = new Subject<void>();
    this.#clock.every(CADA_MS, () => void this.#preguntar().then((hay) => hay && encontrada$.next()));
    const dicha$ = this.#actualizacion.versionUpdates.pipe(filter(({ type }) => type === 'VERSION_READY'));
    combineLatest([merge(dicha$, encontrada$), fromEvent(this.#document, 'visibilitychange')])
      .pipe(
        filter(() => this.#document.hidden && !estaEnUso(this.#document) && !this.#sinGuardar.hayCambios()),
        take(1),
      )
      .subscribe(() => this.#recargar());
  }

  /** The worker tells of a version only the pages that it has opened itself, not one of before its time. */
  #preguntar(): Promise<boolean> {
    return this.#actualizacion.checkForUpdate().catch(() => false);
  }
}
