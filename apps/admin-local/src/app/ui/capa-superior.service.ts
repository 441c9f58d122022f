import { inject, Injectable } from '@angular/core';
import type { Cancel } from '@citas/clock';
import { OverlayContainer } from 'ngx-toastr';

/**
 * Keeps the toasts, and what joins them, above everything. A modal dialog lies in the browser's top layer and makes what
 * is outside it inert, so they move into the topmost one, and back when it closes.
 */
@Injectable({ providedIn: 'root' })
export class CapaSuperior {
  readonly #overlay = inject(OverlayContainer);
  readonly #dialogos: HTMLElement[] = [];
  readonly #unidas = new Set<HTMLElement>();
  #capa: HTMLElement | undefined;

  abierto(dialogo: HTMLElement): void {
    this.#dialogos.push(dialogo);
    this.subir();
  }

  cerrado(dialogo: HTMLElement): void {
    const puesto = this.#dialogos.indexOf(dialogo);
    if (puesto < 0) return;
    this.#dialogos.splice(puesto, 1);
    this.subir();
  }

  /** To the top again: whatever entered the top layer since lies above. Of what joined, `ultima` above the others. */
  subir(ultima?: HTMLElement): void {
    if (ultima && this.#unidas.delete(ultima)) this.#unidas.add(ultima);
    for (const capa of [this.elemento(), ...this.#unidas]) {
      const destino = this.#dialogos.at(-1) ?? capa.ownerDocument.body;
      if (capa.parentElement !== destino) destino.append(capa);
      if (!('showPopover' in capa)) continue;
      if (capa.matches(':popover-open')) capa.hidePopover();
      capa.showPopover();
    }
  }

  /** One more that lies there, until the returned function takes it away. */
  unir(capa: HTMLElement): Cancel {
    capa.setAttribute('popover', 'manual');
    this.#unidas.add(capa);
    return () => {
      this.#unidas.delete(capa);
      capa.remove();
    };
  }

  /** What the toasts, and the voice that tells of them, live in. */
  elemento(): HTMLElement {
    this.#capa ??= this.#preparar(this.#overlay.getContainerElement());
    return this.#capa;
  }

  #preparar(capa: HTMLElement): HTMLElement {
    capa.setAttribute('popover', 'manual');
    // Each toast says by its role how it wants to be read.
    capa.removeAttribute('aria-live');
    return capa;
  }
}
