import { inject, Injectable } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { CLOCK } from '../tiempo/clock.token.ts';
import { CapaSuperior } from '../ui/capa-superior.service.ts';

/** At most one sentence in this time, however much happens. */
export const SILENCIO_MS = 10_000;

/** Tells a screen reader of events, politely: what comes too soon is told together. */
@Injectable({ providedIn: 'root' })
export class Voz {
  readonly #clock = inject(CLOCK);
  readonly #transloco = inject(TranslocoService);
  readonly #capa = inject(CapaSuperior);
  #pendientes: string[] = [];
  #callada = false;
  #region: HTMLElement | undefined;

  decir(frase: string): void {
    this.#pendientes.push(frase);
    if (!this.#callada) this.#hablar();
  }

  #hablar(): void {
    const frases = this.#pendientes.splice(0);
    this.#callada = frases.length > 0;
    if (!this.#callada) return;
    const [unica] = frases;
    const varias = () => this.#transloco.translate<string>('bandeja.nuevos', { n: frases.length });
    this.#donde().textContent = frases.length === 1 && unica ? unica : varias();
    this.#clock.after(SILENCIO_MS, () => this.#hablar());
  }

  #donde(): HTMLElement {
    if (!this.#region) {
      const capa = this.#capa.elemento();
      this.#region = capa.ownerDocument.createElement('div');
      this.#region.className = 'sr-only';
      this.#region.setAttribute('role', 'status');
      this.#region.dataset['testid'] = 'voz';
      capa.append(this.#region);
    }
    return this.#region;
  }
}
