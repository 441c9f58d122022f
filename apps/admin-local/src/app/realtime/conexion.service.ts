import { computed, inject, Injectable, signal } from '@angular/core';
import { Ahora } from '../tiempo/ahora.service.ts';
import { vigencia } from './vigencia.ts';
import { WebsocketService } from './websocket.service.ts';

/** What the page says about its connection: one truth for the chip, the bar and the greyed numbers. */
@Injectable({ providedIn: 'root' })
export class ConexionService {
  readonly #ws = inject(WebsocketService);
  readonly #ahora = inject(Ahora).instante;

  /** Since when nothing new is known. Figures that are followed come every 5 s, or are old, whatever else comes. */
  readonly ultimaSenal = computed(() => {
    const [senal, cifra] = [this.#ws.lastSignOfLife(), this.#ws.ultimaCifra()];
    return senal === null || cifra === null ? senal : Math.min(senal, cifra);
  });
  /** The same, or since when the hub has been there, as long as it has told nothing. */
  readonly desde = computed(() => this.ultimaSenal() ?? this.#ws.saludadoEn());
  readonly vigencia = computed(() =>
    vigencia(this.#ws.state(), this.ultimaSenal(), this.#ahora(), this.#ws.saludadoEn()),
  );
  readonly caida = computed(() => this.vigencia().tono === 'caido');
  /** Offline, whatever the age of the data. */
  readonly cortada = computed(() => !this.#ws.connected());
  /** Key of what the page that is open adds to the bar: what cannot be done meanwhile, with the id it is referred to by. */
  readonly sinElla = signal<{ readonly clave: string; readonly id: string } | undefined>(undefined);
  readonly reintentoEnSegundos = computed(() => {
    const at = this.#ws.retryAt();
    return at === null ? null : Math.max(0, Math.ceil((at - this.#ahora()) / 1000));
  });

  reintentar(): void {
    this.#ws.probe();
  }
}
