import { computed, inject, Injectable } from '@angular/core';
import type { Fecha, Hora } from '@citas/domain';
import { NegocioService } from '../negocio/negocio.service.ts';
import { vigencia } from '../realtime/vigencia.ts';
import { Ahora } from '../tiempo/ahora.service.ts';
import { enZona } from '../tiempo/fecha.ts';
import { DirectoService } from './directo.service.ts';

/** The time of the negocio by the server's clock, and how old the figures are. */
@Injectable()
export class RelojDeTv {
  readonly #directo = inject(DirectoService);
  readonly #negocio = inject(NegocioService);
  readonly #maquina = inject(Ahora).instante;
  readonly #inicio = this.#maquina();

  /** Milliseconds since the Unix epoch. */
  readonly instante = computed(() => this.#maquina() + this.#directo.desfase());
  readonly #local = computed(() => enZona(this.instante(), this.#negocio.zonaHoraria()));
  readonly hoy = computed<Fecha>(() => this.#local().fecha);
  readonly hora = computed<Hora>(() => this.#local().hora);
  /** Since the page began. */
  readonly edadMs = computed(() => this.#maquina() - this.#inicio);

  /** A page that never heard anything is as old as itself. */
  readonly vigencia = computed(() =>
    vigencia(this.#directo.state(), this.#directo.ultimaCifra() ?? this.#inicio, this.#maquina()),
  );
  readonly caida = computed(() => this.vigencia().tono === 'caido');
  /** Since when nothing is known, by the server's clock; null when nothing ever was. */
  readonly desde = computed(() => {
    const ultima = this.#directo.ultimaCifra();
    return ultima === null ? null : ultima + this.#directo.desfase();
  });
}
