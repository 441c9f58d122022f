import { Component, inject, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import type { Servicio } from '@citas/protocol';
import { TranslocoDirective } from '@jsverse/transloco';
import { Formato } from '../i18n/formato.service.ts';
import { WebsocketService } from '../realtime/websocket.service.ts';
import { AjustesApi } from './ajustes-api.ts';
import { Lista } from './lista.ts';
import { ServicioComponent } from './servicio.component.ts';
import { IconoDirective } from '../ui/icono.directive.ts';
import { TarjetaDeListaComponent } from './tarjeta-de-lista.component.ts';

/** What the negocio offers. */
@Component({
  selector: 'app-servicios',
  imports: [IconoDirective, ServicioComponent, TarjetaDeListaComponent, TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      <app-tarjeta-de-lista
        [lista]="lista"
        [titulo]="t('ajustes.servicios')"
        [detalle]="t('ajustes.serviciosDetalle')"
        [vacia]="t('ajustes.sinServicios')"
        [nuevo]="t('ajustes.nuevoServicio')"
        (anadir)="abierto.set({})"
      >
        <ul>
          @for (servicio of lista.datos(); track servicio.id) {
            <li class="border-line border-t first:border-t-0">
              <button
                type="button"
                class="hover:bg-sunken relative -mx-3 flex w-[calc(100%+1.5rem)] cursor-pointer flex-wrap items-center gap-x-3 gap-y-1 rounded-xl py-3 pr-9 pl-3 text-left"
                (click)="abierto.set({ uno: servicio })"
              >
                <span class="dot" aria-hidden="true" [style.background]="servicio.color"></span>
                <span class="min-w-32 flex-1 font-medium">{{ servicio.nombre }}</span>
                @if (!servicio.activo) {
                  <span class="chip">{{ t('ajustes.archivado') }}</span>
                }
                <span class="text-ink-soft tnum">
                  {{ t('ajustes.minutos', { n: servicio.duracionMinutos }) }}
                  @if (servicio.margenMinutos) {
                    + {{ t('ajustes.minutos', { n: servicio.margenMinutos }) }}
                  }
                  @if (servicio.precio !== null) {
                    · {{ formato.precio(servicio.precio) }}
                  }
                </span>
                <svg
                  appIcono="chevron-right"
                  class="text-ink-soft absolute top-1/2 right-3 -translate-y-1/2"
                ></svg>
              </button>
            </li>
          }
        </ul>
      </app-tarjeta-de-lista>
      @if (abierto(); as a) {
        <app-servicio [servicio]="a.uno" (guardado)="abierto.set(undefined)" (cerrado)="cerrar()" />
      }
    </ng-container>
  `,
})
export class ServiciosComponent {
  readonly #api = inject(AjustesApi);
  protected readonly formato = inject(Formato);
  protected readonly lista = new Lista<Servicio>(
    () => this.#api.listar('servicios'),
    inject(WebsocketService).ofType('negocio_changed'),
  );
  protected readonly abierto = signal<{ readonly uno?: Servicio } | undefined>(undefined);

  constructor() {
    this.#api
      .guardados('servicios')
      .pipe(takeUntilDestroyed())
      .subscribe(() => this.lista.cargar());
  }

  protected cerrar(): void {
    this.abierto.set(undefined);
    this.lista.refrescar();
  }
}
