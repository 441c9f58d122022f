import { inject, Injectable } from '@angular/core';
import type { Bloqueo } from '@citas/protocol';
import { Formato } from '../i18n/formato.service.ts';
import { Texto } from '../i18n/texto.service.ts';
import { NegocioService } from '../negocio/negocio.service.ts';
import { esDiaEntero } from './tiempo-de-bloqueo.ts';

/** A block in words: when, why, whose. */
@Injectable({ providedIn: 'root' })
export class TextoDeBloqueo {
  readonly #texto = inject(Texto);
  readonly #negocio = inject(NegocioService);
  readonly #formato = inject(Formato);

  /** «13:00–14:00», «Todo el día» */
  horas(bloqueo: Pick<Bloqueo, 'horaInicio' | 'horaFin'>): string {
    return esDiaEntero(bloqueo)
      ? this.#texto.de('bloqueo.todoElDia')
      : `${bloqueo.horaInicio}–${bloqueo.horaFin}`;
  }

  motivo({ motivo }: Pick<Bloqueo, 'motivo'>): string {
    return motivo ?? this.#texto.de('bloqueo.sinMotivo');
  }

  /** «Luis», «todo el equipo» */
  quien({ profesionalId }: Pick<Bloqueo, 'profesionalId'>): string {
    const suyo = this.#negocio.equipo().find(({ id }) => id === profesionalId)?.nombre;
    return suyo ?? this.#texto.de(profesionalId ? 'bloqueo.alguien' : 'bloqueo.todos');
  }

  /** «Comida · 13:00–14:00», where it stands alone. */
  nombre(bloqueo: Pick<Bloqueo, 'motivo' | 'horaInicio' | 'horaFin'>): string {
    return `${bloqueo.motivo ?? this.#texto.de('bloqueo.cambiar')} · ${this.horas(bloqueo)}`;
  }

  /** «del 21 dic al 4 ene»; empty for a single day. */
  dias({ desde, hasta }: Pick<Bloqueo, 'desde' | 'hasta'>): string {
    if (desde === hasta) return '';
    const datos = { desde: this.#formato.diaMes(desde), hasta: this.#formato.diaMes(hasta) };
    return this.#texto.de('bloqueo.dias', datos);
  }
}
