import { Component, computed, inject, input, model } from '@angular/core';
import type { DisponibilidadQuery, Hueco } from '@citas/protocol';
import { TranslocoDirective } from '@jsverse/transloco';
import { Texto } from '../i18n/texto.service.ts';
import { horasDelNegocio, horasDeTrabajo } from '../negocio/horas-de-trabajo.ts';
import { NegocioService } from '../negocio/negocio.service.ts';
import { seSale, yaPaso } from './hora-escrita.ts';

/** Any time at all, and what there is to know of it. None of that is in the way: who sits at the desk knows better. */
@Component({
  selector: 'app-otra-hora',
  imports: [TranslocoDirective],
  template: `
    <div class="flex flex-wrap items-center gap-x-3 gap-y-2" *transloco="let t">
      <label for="otra-hora" class="font-semibold">{{ t('reserva.aQueHora') }}</label>
      <input
        #campo
        id="otra-hora"
        class="input tnum w-auto!"
        type="time"
        step="300"
        data-testid="form-otra-hora-campo"
        aria-describedby="otra-hora-avisos"
        [attr.aria-invalid]="noCabe() || null"
        [value]="hora() ?? ''"
        (input)="hora.set(campo.value)"
      />
      <p
        id="otra-hora-avisos"
        class="field-note w-full empty:hidden"
        role="status"
        data-testid="otra-hora-avisos"
        [textContent]="avisos()"
      ></p>
    </div>
  `,
})
export class OtraHoraComponent {
  readonly hora = model<string>();
  /** What that time makes with the length of the service; undefined when it ends after midnight, or is nobody's yet. */
  readonly elegido = input<Hueco>();
  readonly consulta = input.required<DisponibilidadQuery>();
  /** Who has just taken it. */
  readonly tomadaPor = input<string>();
  /** The free times are not known yet, and so not who has one. */
  readonly mirando = input(false);
  readonly #negocio = inject(NegocioService);
  readonly #texto = inject(Texto);

  protected readonly noCabe = computed(() => !!this.hora() && !this.elegido() && !this.mirando());
  /** The hours of whoever it is for; empty when that day is closed, which is said elsewhere. */
  readonly #tramos = computed(() => {
    const { fecha, profesionalId } = this.consulta();
    const negocio = this.#negocio.negocio();
    if (!negocio) return [];
    const persona = this.#negocio.profesionales().find(({ id }) => id === profesionalId);
    return persona ? horasDeTrabajo(negocio, persona, fecha) : horasDelNegocio(negocio, fecha);
  });
  protected readonly avisos = computed(() => {
    const elegido = this.elegido();
    if (this.noCabe()) return this.#t('reserva.noCabe');
    return elegido ? this.#avisosDe(elegido).join(' ') : '';
  });

  #avisosDe(elegido: Hueco): readonly string[] {
    const { hoy, hora, profesionales } = this.#negocio;
    const tramos = this.#tramos();
    const tomadaPor = this.tomadaPor();
    const horas = tramos.map(({ desde, hasta }) => `${desde}–${hasta}`).join(', ');
    return [
      tomadaPor && this.#t('reserva.seOcupoPor', { nombre: tomadaPor, hora: elegido.horaInicio }),
      yaPaso(elegido, { fecha: hoy(), hora: hora() }) && this.#t('reserva.yaPaso'),
      horas && seSale(elegido, tramos) && this.#t('reserva.fueraDeHorario', { horas }),
      !elegido.profesionalId &&
        !this.mirando() &&
        profesionales().length > 0 &&
        this.#t('reserva.sinAsignar'),
    ].filter((aviso) => typeof aviso === 'string' && aviso !== '') as string[];
  }

  #t(clave: string, datos: Record<string, string> = {}): string {
    return this.#texto.de(clave, datos);
  }
}
