import { Component, computed, inject, input, model } from '@angular/core';
import type { Horario, Tramo } from '@citas/domain';
import { TranslocoDirective } from '@jsverse/transloco';
import { IconoDirective } from '../ui/icono.directive.ts';
import { LoSuyoComponent } from './lo-suyo.component.ts';
import { Formato } from '../i18n/formato.service.ts';
import { conTramoNuevo, conTramos, copiadoAlResto, diasDesde, dicho, falloDe, type Dia } from './horario.ts';

/** The hours of a week: each day closed, or open in one stretch or several. */
@Component({
  selector: 'app-editor-de-horario',
  imports: [IconoDirective, LoSuyoComponent, TranslocoDirective],
  styles: `
    :host {
      display: block;
      container-type: inline-size;
    }
    .dia {
      display: grid;
      grid-template-areas: 'nombre acciones' 'tramos tramos';
      grid-template-columns: minmax(0, 1fr) auto;
      align-items: start;
      gap: 0.25rem 1rem;
    }
    .cerrado {
      grid-template-areas: 'nombre tramos';
    }
    .nombre {
      grid-area: nombre;
    }
    .tramos {
      display: grid;
      grid-area: tramos;
      grid-template-columns: minmax(0, 1fr);
      gap: 0.5rem;
    }
    .acciones {
      grid-area: acciones;
    }
    .hora {
      width: auto;
      min-width: 0;
      flex: 0 1 9rem;
      padding-inline: 0.625rem;
    }
    /* Below the other buttons of its day. */
    .quitar {
      margin-left: auto;
    }
    /* A phone opens its clock wherever the field is pressed: the room is for the time. */
    @container (width < 24rem) {
      .hora::-webkit-calendar-picker-indicator {
        display: none;
      }
    }
    @container (width >= 36rem) {
      .dia,
      .cerrado {
        grid-template-areas: 'nombre tramos acciones';
        grid-template-columns: 8rem minmax(0, 1fr) auto;
      }
      .quitar {
        margin-left: 0;
      }
    }
  `,
  template: `
    <ul *transloco="let t">
      @for (dia of dias(); track dia) {
        <li
          class="dia border-line border-t py-3 first:border-t-0"
          [class.cerrado]="tramosDe(dia).length === 0"
          [attr.data-testid]="'dia-' + dia"
        >
          <label class="nombre flex min-h-11 items-center gap-2.5 font-medium">
            <input
              type="checkbox"
              class="size-5"
              [checked]="tramosDe(dia).length > 0"
              (change)="abrir(dia, $any($event.target).checked)"
            />
            <span class="inline-block first-letter:uppercase">{{ nombre(dia) }}</span>
          </label>
          <div class="tramos">
            @for (tramo of tramosDe(dia); track $index; let i = $index) {
              <div class="flex items-center gap-2">
                <input
                  #desde
                  type="time"
                  class="hora input tnum"
                  [attr.aria-label]="nombre(dia) + ', ' + t('ajustes.desde')"
                  [value]="tramo.desde"
                  (change)="cambiar(dia, i, { desde: desde.value, hasta: tramo.hasta })"
                  (blur)="reponer(desde, tramo.desde)"
                  (keydown.enter)="reponer(desde, tramo.desde)"
                />
                <span aria-hidden="true">–</span>
                <input
                  #hasta
                  type="time"
                  class="hora input tnum"
                  [attr.aria-label]="nombre(dia) + ', ' + t('ajustes.hasta')"
                  [value]="enCampo(tramo.hasta)"
                  (change)="
                    cambiar(dia, i, {
                      desde: tramo.desde,
                      hasta: hasta.value === '00:00' ? '24:00' : hasta.value,
                    })
                  "
                  (blur)="reponer(hasta, enCampo(tramo.hasta))"
                  (keydown.enter)="reponer(hasta, enCampo(tramo.hasta))"
                />
                <button
                  type="button"
                  class="quitar btn btn-quiet btn-small btn-icon"
                  [attr.aria-label]="t('ajustes.quitarTramo', { dia: nombre(dia) })"
                  (click)="quitar(dia, i)"
                >
                  <svg appIcono="trash-2"></svg>
                </button>
              </div>
            } @empty {
              <p class="text-ink-soft flex min-h-11 items-center">{{ t('ajustes.cerrado') }}</p>
            }
            <app-lo-suyo [valor]="loSuyo(dia, t('ajustes.cerrado'))" />
            @if (fallo(dia); as clave) {
              <p class="field-error" role="alert">{{ t('ajustes.' + clave) }}</p>
            }
          </div>
          @if (tramosDe(dia).length > 0) {
            <div class="acciones flex min-h-11 items-center gap-1">
              <button
                type="button"
                class="btn btn-quiet btn-small btn-icon"
                [attr.aria-label]="t('ajustes.otroTramo', { dia: nombre(dia) })"
                [title]="t('ajustes.otroTramo', { dia: nombre(dia) })"
                [disabled]="estaLleno(dia)"
                (click)="anadir(dia)"
              >
                <svg appIcono="plus"></svg>
              </button>
              <button
                type="button"
                class="btn btn-quiet btn-small btn-icon"
                [attr.aria-label]="t('ajustes.copiar', { dia: nombre(dia) })"
                [title]="t('ajustes.copiar', { dia: nombre(dia) })"
                (click)="copiar(dia)"
              >
                <svg appIcono="copy"></svg>
              </button>
            </div>
          }
        </li>
      }
    </ul>
  `,
})
export class EditorDeHorarioComponent {
  readonly horario = model.required<Horario>();
  /** What somebody else left meanwhile. */
  readonly suyo = input<Horario | null>();
  readonly #formato = inject(Formato);
  protected readonly dias = computed(() => diasDesde(this.#formato.primerDia()));

  protected tramosDe(dia: Dia): readonly Tramo[] {
    return this.horario()[dia] ?? [];
  }

  protected nombre(dia: Dia): string {
    // The fifth of January 2026 was a Monday.
    return this.#formato.diaDeLaSemana(`2026-01-${String(4 + Number(dia)).padStart(2, '0')}`);
  }

  protected fallo(dia: Dia): string | undefined {
    return falloDe(this.tramosDe(dia));
  }

  /** Of a day that is another there. */
  protected loSuyo(dia: Dia, cerrado: string): string | undefined {
    const suyo = this.suyo();
    if (!suyo) return undefined;
    const horas = dicho(suyo[dia] ?? []);
    return horas === dicho(this.tramosDe(dia)) ? undefined : horas || cerrado;
  }

  protected abrir(dia: Dia, abierto: boolean): void {
    this.#poner(dia, abierto ? (conTramoNuevo([]) ?? []) : []);
  }

  protected anadir(dia: Dia): void {
    const tramos = conTramoNuevo(this.tramosDe(dia));
    if (tramos) this.#poner(dia, tramos);
  }

  protected estaLleno(dia: Dia): boolean {
    return conTramoNuevo(this.tramosDe(dia)) === undefined;
  }

  protected cambiar(dia: Dia, i: number, tramo: Tramo): void {
    if (tramo.desde && tramo.hasta) this.#poner(dia, this.tramosDe(dia).with(i, tramo));
  }

  /** A field that is left empty shows what is kept. Not before it is left: half a time is an empty one too. */
  protected reponer(campo: HTMLInputElement, hora: string): void {
    campo.value ||= hora;
  }

  /** A field for a time of day has no 24:00. */
  protected enCampo(hasta: string): string {
    return hasta === '24:00' ? '00:00' : hasta;
  }

  protected quitar(dia: Dia, i: number): void {
    this.#poner(dia, this.tramosDe(dia).toSpliced(i, 1));
  }

  protected copiar(dia: Dia): void {
    this.horario.update((horario) => copiadoAlResto(horario, dia));
  }

  #poner(dia: Dia, tramos: readonly Tramo[]): void {
    this.horario.update((horario) => conTramos(horario, dia, tramos));
  }
}
