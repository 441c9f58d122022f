import { Component, computed, inject, input, output } from '@angular/core';
import type { Choque, Hueco } from '@citas/protocol';
import { TranslocoDirective } from '@jsverse/transloco';
import { Texto } from '../i18n/texto.service.ts';
import { IconoDirective } from '../ui/icono.directive.ts';
import { Formato } from '../i18n/formato.service.ts';
import { impide, type Fila } from './vista-previa.ts';

/** One day of a serie before it is kept: whether it can be, why not, and what to do about it. */
@Component({
  selector: 'app-fecha-de-serie',
  imports: [IconoDirective, TranslocoDirective],
  templateUrl: './fecha-de-serie.component.html',
})
export class FechaDeSerieComponent {
  readonly fila = input.required<Fila>();
  readonly omitir = output();
  readonly recuperar = output();
  readonly mover = output<Hueco>();
  readonly #texto = inject(Texto);
  protected readonly formato = inject(Formato);

  protected readonly cita = computed(() => this.fila().cita);
  protected readonly impedida = computed(() => impide(this.cita().choque));
  /** Why it cannot be, in words; empty when it can. */
  protected readonly porque = computed(() => {
    const { choque } = this.cita();
    return choque ? this.#porque(choque) : '';
  });

  protected hora(hueco: Hueco): string {
    const dia = hueco.fecha === this.cita().fecha ? '' : `${this.formato.fechaCorta(hueco.fecha)}, `;
    return dia + [hueco.horaInicio, hueco.profesional].filter(Boolean).join(' · ');
  }

  #porque(choque: Choque): string {
    switch (choque.tipo) {
      case 'ocupada':
        return this.#conQuien(choque.conflictos.map((c) => `${c.horaInicio}–${c.horaFin} ${c.cliente}`));
      case 'bloqueada':
        return this.#t('serie.bloqueada', {
          motivo: choque.bloqueos[0]?.motivo ?? this.#t('bloqueo.sinMotivo'),
        });
      case 'hora_inexistente':
        return this.#t('serie.horaInexistente');
      case 'fuera_de_horario':
        return this.#t('serie.fueraDeHorario');
    }
  }

  #conQuien(otras: readonly string[]): string {
    return otras.length === 0
      ? this.#t('serie.ocupadaPorEsta')
      : this.#t('serie.ocupada', { quien: otras.join(', ') });
  }

  #t(clave: string, datos: Record<string, string> = {}): string {
    return this.#texto.de(clave, datos);
  }
}
