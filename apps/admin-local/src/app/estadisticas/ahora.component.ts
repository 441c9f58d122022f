import { Component, computed, inject } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { CitasService } from '../citas/citas.service.ts';
import { NegocioService } from '../negocio/negocio.service.ts';
import { puestosDe } from './ahora.ts';

/** Who is with whom at this minute, who is free, and until when. */
@Component({
  selector: 'app-ahora',
  imports: [TranslocoDirective],
  host: { class: 'card block' },
  template: `
    <ng-container *transloco="let t">
      <div class="card-head">
        <h2>{{ t('ahora.titulo') }}</h2>
        <p class="eyebrow tnum">{{ hora() }}</p>
      </div>
      <ul class="px-5 pb-4">
        @for (puesto of puestos(); track puesto.profesional.id) {
          <li class="border-line border-t py-2.5 first:border-t-0" data-testid="puesto">
            <p class="flex items-baseline gap-2">
              <span
                class="dot self-center"
                aria-hidden="true"
                [style.background]="puesto.profesional.color"
              ></span>
              <span class="shrink-0 font-medium">{{ puesto.profesional.nombre }}</span>
              @switch (puesto.ocupacion.tipo) {
                @case ('conCita') {
                  <span class="min-w-0 flex-1 truncate text-right"
                    >{{ puesto.ocupacion.cita.cliente }} · {{ puesto.ocupacion.cita.servicio }}</span
                  >
                }
                @case ('libre') {
                  <span class="tnum text-(--completada-ink) flex-1 text-right">{{
                    t('ahora.libre', { hora: puesto.ocupacion.hasta })
                  }}</span>
                }
                @case ('descansa') {
                  <span class="text-ink-soft flex-1 text-right">{{ t('ahora.descansa') }}</span>
                }
                @case ('fuera') {
                  <span class="tnum text-ink-soft flex-1 text-right">{{
                    puesto.ocupacion.desde
                      ? t('ahora.empieza', { hora: puesto.ocupacion.desde })
                      : t('ahora.fuera')
                  }}</span>
                }
              }
            </p>
            @if (puesto.ocupacion.tipo === 'conCita') {
              <div class="mt-1.5 flex items-center gap-3">
                <span class="bg-sunken h-1.5 flex-1 overflow-hidden rounded-full" aria-hidden="true"
                  ><span
                    class="block h-full rounded-full"
                    [style.background]="puesto.profesional.color"
                    [style.width.%]="puesto.ocupacion.avance * 100"
                  ></span
                ></span>
                <span class="tnum text-ink-soft text-sm">{{
                  t('ahora.acaba', { hora: puesto.ocupacion.cita.horaFin })
                }}</span>
              </div>
            }
          </li>
        } @empty {
          <li class="text-ink-soft">{{ t('ahora.sinEquipo') }}</li>
        }
      </ul>
    </ng-container>
  `,
})
export class AhoraComponent {
  readonly #negocio = inject(NegocioService);
  readonly #citas = inject(CitasService);
  protected readonly hora = this.#negocio.hora;
  protected readonly puestos = computed(() => {
    const negocio = this.#negocio.negocio();
    if (!negocio) return [];
    const momento = { fecha: this.#negocio.hoy(), hora: this.#negocio.hora() };
    return puestosDe(this.#negocio.profesionales(), this.#citas.citas(), negocio, momento);
  });
}
