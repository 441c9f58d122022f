import { Component, inject, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import type { Profesional } from '@citas/protocol';
import { TranslocoDirective } from '@jsverse/transloco';
import { WebsocketService } from '../realtime/websocket.service.ts';
import { AjustesApi } from './ajustes-api.ts';
import { Lista } from './lista.ts';
import { ProfesionalComponent } from './profesional.component.ts';
import { IconoDirective } from '../ui/icono.directive.ts';
import { TarjetaDeListaComponent } from './tarjeta-de-lista.component.ts';

/** Who works in the negocio, and when. */
@Component({
  selector: 'app-equipo',
  imports: [IconoDirective, ProfesionalComponent, TarjetaDeListaComponent, TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      <app-tarjeta-de-lista
        [lista]="lista"
        [titulo]="t('ajustes.equipo')"
        [detalle]="t('ajustes.equipoDetalle')"
        [vacia]="t('ajustes.sinEquipo')"
        [nuevo]="t('ajustes.nuevoProfesional')"
        (anadir)="abierto.set({})"
      >
        <ul>
          @for (profesional of lista.datos(); track profesional.id) {
            <li class="border-line border-t first:border-t-0">
              <button
                type="button"
                class="hover:bg-sunken relative -mx-3 flex w-[calc(100%+1.5rem)] cursor-pointer flex-wrap items-center gap-x-3 gap-y-1 rounded-xl py-3 pr-9 pl-3 text-left"
                (click)="abierto.set({ uno: profesional })"
              >
                <span class="dot" aria-hidden="true" [style.background]="profesional.color"></span>
                <span class="min-w-24 flex-1 font-medium">{{ profesional.nombre }}</span>
                @if (!profesional.activo) {
                  <span class="chip">{{ t('ajustes.yaNoAtiende') }}</span>
                }
                <span class="text-ink-soft">{{
                  profesional.horario ? t('ajustes.horarioPropio') : t('ajustes.horarioComun')
                }}</span>
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
        <app-profesional [profesional]="a.uno" (guardado)="abierto.set(undefined)" (cerrado)="cerrar()" />
      }
    </ng-container>
  `,
})
export class EquipoComponent {
  readonly #api = inject(AjustesApi);
  protected readonly lista = new Lista<Profesional>(
    () => this.#api.listar('profesionales'),
    inject(WebsocketService).ofType('negocio_changed'),
  );
  protected readonly abierto = signal<{ readonly uno?: Profesional } | undefined>(undefined);

  constructor() {
    this.#api
      .guardados('profesionales')
      .pipe(takeUntilDestroyed())
      .subscribe(() => this.lista.cargar());
  }

  protected cerrar(): void {
    this.abierto.set(undefined);
    this.lista.refrescar();
  }
}
