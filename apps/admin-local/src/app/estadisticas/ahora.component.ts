import { NgTemplateOutlet } from '@angular/common';
import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Cita } from '@citas/protocol';
import { TranslocoDirective } from '@jsverse/transloco';
import { BloqueosService } from '../bloqueos/bloqueos.service.ts';
import { TextoDeBloqueo } from '../bloqueos/texto-de-bloqueo.service.ts';
import { CitasService } from '../citas/citas.service.ts';
import { horaDeLlegada } from '../citas/llegada.ts';
import { NegocioService } from '../negocio/negocio.service.ts';
import { IconoDirective } from '../ui/icono.directive.ts';
import { hastaOtroDia, quieta } from '../ui/quieta.ts';
import { esperanSinAsignar, puestosDe } from './ahora.ts';

/** Who is with whom at this minute, who is free or blocked, and until when. */
@Component({
  selector: 'app-ahora',
  imports: [IconoDirective, NgTemplateOutlet, RouterLink, TranslocoDirective],
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
              <span
                class="font-medium"
                [class]="puesto.ocupacion.tipo === 'libre' ? 'truncate' : 'shrink-0'"
                >{{ puesto.profesional.nombre }}</span
              >
              @switch (puesto.ocupacion.tipo) {
                @case ('conCita') {
                  <span class="min-w-0 flex-1 truncate text-right"
                    >{{ puesto.ocupacion.cita.cliente }} · {{ puesto.ocupacion.cita.servicio }}</span
                  >
                }
                @case ('libre') {
                  <span class="tnum text-(--completada-ink) flex-1 text-right whitespace-nowrap">{{
                    t('ahora.libre', { hora: puesto.ocupacion.hasta })
                  }}</span>
                  <a
                    class="btn btn-small -my-1.5 shrink-0 self-center max-sm:px-2.5"
                    routerLink="/agenda"
                    [queryParams]="{ nueva: 1, con: puesto.profesional.id }"
                    [attr.aria-label]="t('ahora.nuevaCon', { nombre: puesto.profesional.nombre })"
                    ><svg appIcono="plus"></svg><span class="max-sm:sr-only">{{ t('ahora.nueva') }}</span></a
                  >
                }
                @case ('bloqueado') {
                  <span class="bloqueado">
                    <svg appIcono="lock"></svg>
                    <span class="truncate">{{ texto.motivo(puesto.ocupacion.bloqueo) }}</span>
                  </span>
                }
                @case ('descansa') {
                  @if (puesto.ocupacion.bloqueo?.motivo; as motivo) {
                    <span class="bloqueado">
                      <svg appIcono="lock"></svg>
                      <span class="truncate">{{ motivo }}</span>
                    </span>
                  } @else {
                    <span class="text-ink-soft flex-1 text-right">{{ t('ahora.descansa') }}</span>
                  }
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
            @if (puesto.ocupacion.tipo === 'bloqueado') {
              <p class="tnum text-ink-soft text-right text-sm">
                {{
                  puesto.ocupacion.hasta
                    ? t('ahora.hasta', { hora: puesto.ocupacion.hasta })
                    : t('ahora.noVuelve')
                }}
              </p>
            }
            @if (puesto.ocupacion.tipo === 'descansa' && puesto.ocupacion.bloqueo?.motivo) {
              <p class="text-ink-soft text-right text-sm">{{ t('ahora.noTrabaja') }}</p>
            }
            <ng-container
              [ngTemplateOutlet]="espera"
              [ngTemplateOutletContext]="{ $implicit: puesto.esperan }"
            />
          </li>
        } @empty {
          <li class="text-ink-soft">{{ t('ahora.sinEquipo') }}</li>
        }
        @if (sinAsignar().length > 0) {
          <li class="border-line border-t py-2.5">
            <p>{{ t('agenda.sinProfesional') }}</p>
            <ng-container
              [ngTemplateOutlet]="espera"
              [ngTemplateOutletContext]="{ $implicit: sinAsignar() }"
            />
          </li>
        }
      </ul>
      <ng-template #espera let-esperan>
        @for (cita of esperan; track cita.id) {
          <p class="tnum mt-1 flex items-start gap-1.5 text-sm" data-testid="espera">
            <svg appIcono="user-check" class="mt-0.5 shrink-0"></svg>
            {{ t('llegada.quien', { cliente: cita.cliente, hora: horaDe(cita) }) }}
          </p>
        }
      </ng-template>
    </ng-container>
  `,
  styles: `
    .bloqueado {
      display: flex;
      flex: 1;
      align-items: baseline;
      justify-content: end;
      gap: 0.375rem;
      min-width: 0;
    }
    .bloqueado svg {
      align-self: center;
      flex: none;
      color: var(--ink-soft);
    }
  `,
})
export class AhoraComponent {
  /** Holds still what it shows of the day, its minute included. */
  readonly parada = input(false);
  readonly #negocio = inject(NegocioService);
  readonly #citas = inject(CitasService);
  readonly #bloqueos = inject(BloqueosService);
  protected readonly texto = inject(TextoDeBloqueo);
  readonly #vista = quieta(() => this.#deAhora(), this.parada, hastaOtroDia);
  protected readonly hora = computed(() => this.#vista().momento.hora);
  protected readonly puestos = computed(() => this.#vista().puestos);
  protected readonly sinAsignar = computed(() => this.#vista().sinAsignar);

  protected horaDe(cita: Cita): string {
    return horaDeLlegada(cita, this.#negocio.zonaHoraria()) ?? '';
  }

  #deAhora() {
    const momento = { fecha: this.#negocio.hoy(), hora: this.#negocio.hora() };
    const negocio = this.#negocio.negocio();
    const [citas, bloqueos] = [this.#citas.citas(), this.#bloqueos.bloqueos()];
    return {
      momento,
      listo: negocio !== undefined && this.#citas.estado() === 'listo',
      puestos: negocio ? puestosDe(this.#negocio.equipo(), { negocio, citas, bloqueos }, momento) : [],
      sinAsignar: esperanSinAsignar(citas, momento),
    };
  }
}
