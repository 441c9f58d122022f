import { DestroyRef, effect, inject, Injectable, signal, untracked } from '@angular/core';
import type { Cancel } from '@citas/clock';
import type { Informe, Stats } from '@citas/protocol';
import { NegocioService } from '../negocio/negocio.service.ts';
import { CLOCK } from '../tiempo/clock.token.ts';
import { loQueFalta } from '../tiempo/lo-que-falta.ts';
import { DirectoService } from './directo.service.ts';
import { PantallaService } from './pantalla.service.ts';
import { RelojDeTv } from './reloj-de-tv.service.ts';
import { TvApi } from './tv-api.ts';

const ENTRE_PREGUNTAS_MS = 60_000;
const REINTENTO_MS = 15_000;
/** A block, other hours or a new name change no figure: nothing tells of them. */
const SIN_AVISO_MS = 300_000;

/** What the hub does not tell: who the negocio is, its occupation, and the same day a week ago. */
@Injectable()
export class InformeDeTv {
  readonly #api = inject(TvApi);
  readonly #clock = inject(CLOCK);
  readonly #pantalla = inject(PantallaService);
  readonly #negocio = inject(NegocioService);
  readonly #hoy = inject(RelojDeTv).hoy;
  readonly #informe = signal<Informe | undefined>(undefined);
  readonly informe = this.#informe.asReadonly();
  #ultima = -Infinity;
  #espera: Cancel | undefined;
  #vuelta = 0;

  constructor() {
    const directo = inject(DirectoService);
    let cifras = '';
    // Connected, again connected, or a new day: at once.
    effect(() => {
      if (directo.state() === 'live' && this.#hoy()) untracked(() => void this.#preguntar());
    });
    effect(() => {
      const antes = cifras;
      cifras = sinHora(directo.stats());
      if (antes !== '' && antes !== cifras) this.#refrescar();
    });
    const parar = this.#clock.every(SIN_AVISO_MS, () => {
      if (directo.state() === 'live') this.#refrescar();
    });
    inject(DestroyRef).onDestroy(() => {
      parar();
      this.#vuelta = -1;
      this.#espera?.();
      // The page of whoever works here loads its own.
      this.#negocio.negocio.set(undefined);
    });
    this.#negocio.negocio.set(undefined);
  }

  /** Soon: at once, or when the last question is old enough. */
  #refrescar(): void {
    const falta = loQueFalta(this.#ultima, ENTRE_PREGUNTAS_MS, this.#clock);
    this.#espera ??= this.#clock.after(falta, () => void this.#preguntar());
  }

  async #preguntar(): Promise<void> {
    this.#espera?.();
    this.#espera = undefined;
    this.#ultima = this.#clock.now();
    const vuelta = (this.#vuelta += 1);
    const vale = () => vuelta === this.#vuelta;
    try {
      const token = await this.#pantalla.token();
      if (token === null || !vale()) return;
      const negocio = await this.#api.negocio(token);
      if (!vale()) return;
      this.#negocio.negocio.set(negocio);
      // Only now is the day that of the negocio's zone.
      const informe = await this.#api.informe(token, this.#hoy());
      if (vale()) this.#informe.set(informe);
    } catch {
      // The connection tells whether the server is there; what was asked for is asked again.
      if (vale()) this.#espera ??= this.#clock.after(REINTENTO_MS, () => void this.#preguntar());
    }
  }
}

function sinHora(stats: Stats['data'] | undefined): string {
  return stats ? JSON.stringify({ ...stats, timestamp: null }) : '';
}
