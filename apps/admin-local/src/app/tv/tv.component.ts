import { Component, DestroyRef, DOCUMENT, effect, inject, input } from '@angular/core';
import { TemaService } from '../ui/tema.service.ts';
import { EmparejarComponent } from './emparejar.component.ts';
import { mantenerDespierta } from './pantalla-despierta.ts';
import { PantallaService } from './pantalla.service.ts';
import { punteroVisible } from './puntero.ts';
import { TableroComponent } from './tablero.component.ts';

/** The negocio's numbers on a wall: paired by a code, watched by nobody, without anybody's name. */
@Component({
  selector: 'app-tv',
  imports: [EmparejarComponent, TableroComponent],
  providers: [PantallaService],
  host: {
    '[class.sin-puntero]': '!puntero()',
    '[attr.data-theme]': "tema() === 'claro' ? 'light' : 'dark'",
  },
  template: `
    @if (pantalla.fase().nombre === 'abierta') {
      <app-tablero [puntero]="puntero()" />
    } @else {
      <app-emparejar [fase]="pantalla.fase()" [fallando]="pantalla.fallando()" />
    }
  `,
  styles: `
    :host {
      --u: 1vmin;
      --cifra: min(18vmin, 10.2vw);
      position: fixed;
      inset: 0;
      overflow: hidden;
      background: var(--paper);
      color: var(--ink);
      line-height: 1.1;
    }
    :host(.sin-puntero) {
      cursor: none;
    }
    @media (orientation: portrait) {
      :host {
        --cifra: 18vmin;
      }
    }
  `,
})
export class TvComponent {
  /** Dark unless the address says `?tema=claro`. */
  readonly tema = input<string>();
  protected readonly pantalla = inject(PantallaService);
  protected readonly puntero = punteroVisible();

  constructor() {
    const { dataset } = inject(DOCUMENT).documentElement;
    const temas = inject(TemaService);
    effect(() => (dataset['theme'] = this.tema() === 'claro' ? 'light' : 'dark'));
    inject(DestroyRef).onDestroy(() => (dataset['theme'] = temas.tema()));
    mantenerDespierta();
  }
}
