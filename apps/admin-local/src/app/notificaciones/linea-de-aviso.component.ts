import { Component, input, output } from '@angular/core';
import type { Notificacion } from '@citas/protocol';
import { NgTemplateOutlet } from '@angular/common';
import { TranslocoDirective } from '@jsverse/transloco';
import { IconoDirective } from '../ui/icono.directive.ts';
import { EdadComponent } from '../tiempo/edad.component.ts';

/** One notification of the tray; one about a cita leads to it. */
@Component({
  selector: 'app-linea-de-aviso',
  imports: [EdadComponent, IconoDirective, NgTemplateOutlet, TranslocoDirective],
  styleUrl: './linea-de-aviso.component.css',
  template: `
    <ng-container *transloco="let t">
      @if (aviso().citaId) {
        <button type="button" class="linea" data-testid="tray-item" (click)="elegida.emit()">
          <ng-container [ngTemplateOutlet]="dentro" [ngTemplateOutletContext]="{ t }" />
        </button>
      } @else {
        <div class="linea" data-testid="tray-item">
          <ng-container [ngTemplateOutlet]="dentro" [ngTemplateOutletContext]="{ t }" />
        </div>
      }
      <ng-template #dentro>
        <span class="icono" [attr.data-tono]="aviso().nivel === 'aviso' ? 'tarde' : 'vivo'">
          @switch (aviso().nivel) {
            @case ('aviso') {
              <svg appIcono="triangle-alert"></svg>
            }
            @case ('exito') {
              <svg appIcono="circle-check"></svg>
            }
            @default {
              <svg appIcono="info"></svg>
            }
          }
        </span>
        <span class="min-w-0 flex-1">
          <span class="flex items-baseline gap-2">
            <strong class="flex-1 font-semibold">{{ titulo() }}</strong>
            <app-edad class="text-ink-soft tnum shrink-0 text-sm" [instante]="instante()" />
          </span>
          <span class="text-ink-soft block text-sm">{{ mensaje() }}</span>
        </span>
        @if (nueva()) {
          <span class="punto" aria-hidden="true"></span
          ><span class="sr-only">{{ t('bandeja.sinLeer') }}</span>
        }
      </ng-template>
    </ng-container>
  `,
})
export class LineaDeAvisoComponent {
  readonly aviso = input.required<Notificacion>();
  /** In the language of the page. */
  readonly titulo = input.required<string>();
  readonly mensaje = input.required<string>();
  readonly nueva = input(false);
  readonly elegida = output();

  protected instante(): number {
    return Date.parse(this.aviso().timestamp);
  }
}
