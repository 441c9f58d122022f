import { inject, Injectable } from '@angular/core';
import { OverlayContainer } from 'ngx-toastr';

/**
 * Keeps the toasts above everything. A modal dialog lies in the browser's top layer and makes what is outside it
 * inert, so the toasts move into the topmost one, and back when it closes.
 */
@Injectable({ providedIn: 'root' })
export class CapaSuperior {
  readonly #overlay = inject(OverlayContainer);
  readonly #dialogos: HTMLElement[] = [];
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

  /** To the top again: whatever entered the top layer since lies above. */
  subir(): void {
    const capa = this.elemento();
    const destino = this.#dialogos.at(-1) ?? capa.ownerDocument.body;
    if (capa.parentElement !== destino) destino.append(capa);
    if (!('showPopover' in capa)) return;
    if (capa.matches(':popover-open')) capa.hidePopover();
    capa.showPopover();
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
