import { Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { IconoDirective } from '../ui/icono.directive.ts';
import { NegocioService } from '../negocio/negocio.service.ts';
import { UserService } from '../sesion/user.service.ts';
import { ErrorComponent } from '../ui/error.component.ts';
import { EjemploService } from './ejemplo.service.ts';

/** A negocio without citas: the steps to the first one, or something invented to look at. */
@Component({
  selector: 'app-primeros-pasos',
  imports: [ErrorComponent, IconoDirective, RouterLink, TranslocoDirective],
  host: { class: 'card block px-6 py-8 sm:px-10' },
  template: `
    <ng-container *transloco="let t">
      <h2 class="text-2xl">{{ t('pasos.titulo') }}</h2>
      <p class="text-ink-soft mt-1 mb-6 max-w-prose">{{ t('pasos.detalle') }}</p>
      <ol
        class="grid gap-3"
        [class]="pasos().length > 3 ? 'md:grid-cols-2 xl:grid-cols-4' : 'lg:grid-cols-3'"
        data-testid="primeros-pasos"
      >
        @for (paso of pasos(); track paso.clave; let n = $index) {
          <li>
            <a
              class="border-line hover:bg-sunken flex h-full items-center gap-4 rounded-2xl border p-4"
              [routerLink]="paso.ruta"
              [queryParams]="paso.consulta"
            >
              <span
                class="bg-accent-soft text-accent tnum grid size-10 shrink-0 place-items-center rounded-full font-semibold"
              >
                @if (paso.hecho) {
                  <svg
                    appIcono="circle-check"
                    aria-hidden="false"
                    role="img"
                    [attr.aria-label]="t('pasos.hecho')"
                  ></svg>
                } @else {
                  {{ n + 1 }}
                }
              </span>
              <span class="flex-1">
                <span class="block font-semibold">{{ t('pasos.' + paso.clave) }}</span>
                <span class="text-ink-soft block text-sm">{{ t('pasos.' + paso.clave + 'Detalle') }}</span>
              </span>
              <svg appIcono="chevron-right"></svg>
            </a>
          </li>
        }
      </ol>
      @if (admin) {
        <div class="border-line mt-6 flex flex-wrap items-center gap-x-4 gap-y-3 border-t pt-6">
          <button
            type="button"
            class="btn"
            data-testid="cargar-ejemplo"
            [attr.aria-disabled]="cargando() || null"
            (click)="cargar()"
          >
            <svg appIcono="sparkles"></svg>{{ cargando() ? t('pasos.cargando') : t('pasos.ejemplo') }}
          </button>
          <p class="text-ink-soft max-w-prose flex-1 text-sm">{{ t('pasos.ejemploDetalle') }}</p>
        </div>
      }
      @if (error(); as e) {
        <app-error class="mt-4 block" [error]="e" (reintentar)="cargar()" />
      }
    </ng-container>
  `,
})
export class PrimerosPasosComponent {
  readonly #negocio = inject(NegocioService);
  readonly #ejemplo = inject(EjemploService);
  protected readonly admin = inject(UserService).currentUser()?.rol === 'admin';
  protected readonly cargando = signal(false);
  protected readonly error = signal<unknown>(undefined);
  /** Without hours it is closed every day, and nothing could be booked. */
  readonly #cerrado = computed(() => {
    const negocio = this.#negocio.negocio();
    return negocio !== undefined && Object.values(negocio.horario).every((tramos) => tramos.length === 0);
  });
  protected readonly pasos = computed(() => [
    ...(this.#cerrado() ? [{ clave: 'horario', ruta: '/ajustes/horario', consulta: {}, hecho: false }] : []),
    {
      clave: 'servicio',
      ruta: '/ajustes/servicios',
      consulta: {},
      hecho: this.#negocio.servicios().length > 0,
    },
    {
      clave: 'equipo',
      ruta: '/ajustes/equipo',
      consulta: {},
      hecho: this.#negocio.profesionales().length > 0,
    },
    { clave: 'cita', ruta: '/agenda', consulta: { nueva: 1 }, hecho: false },
  ]);

  protected cargar(): void {
    if (this.cargando()) return;
    this.cargando.set(true);
    this.error.set(undefined);
    this.#ejemplo.cargar().subscribe({
      complete: () => this.cargando.set(false),
      error: (error: unknown) => {
        this.cargando.set(false);
        this.error.set(error);
      },
    });
  }
}
