import { Location } from '@angular/common';
import { DOCUMENT, ErrorHandler, inject, Injectable } from '@angular/core';
import type { NavigationError } from '@angular/router';
import { SinGuardar } from '../sin-guardar/sin-guardar.service.ts';
import { estaEnUso } from '../ui/en-uso.ts';
import { faltaUnModulo } from './falta-un-modulo.ts';

/**
 * Nothing stays blank because a file of the page did not come. The document itself loads the page again once the server
 * answers, since it can where no file came at all (index.html); it asks here whether the moment is a good one.
 */
@Injectable()
export class ErroresDeCarga extends ErrorHandler {
  readonly #document = inject(DOCUMENT);

  constructor() {
    super();
    const sinGuardar = inject(SinGuardar);
    addEventListener('carga-posible', (event) => {
      if (estaEnUso(this.#document) || sinGuardar.hayCambios()) event.preventDefault();
    });
  }

  override handleError(error: unknown): void {
    super.handleError(error);
    if (faltaUnModulo(error)) pedirDeNuevo({ address: this.#document.location.href, isAwaited: false });
  }
}

/** Whoever wanted to go to another page is taken there. In an injection context. */
export function irAlCargar({ error, url }: NavigationError): void {
  if (!faltaUnModulo(error)) return;
  pedirDeNuevo({ address: inject(Location).prepareExternalUrl(url), isAwaited: true });
}

function pedirDeNuevo(detail: { readonly address: string; readonly isAwaited: boolean }): void {
  dispatchEvent(new CustomEvent('carga-fallida', { detail }));
}
