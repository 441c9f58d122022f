import { Component, input, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { IconoDirective } from '../ui/icono.directive.ts';
import { ErrorComponent } from '../ui/error.component.ts';
import type { Lista } from './lista.ts';

/** A card around a list: its title, [+], and what stands there until the rows do, or instead of them. */
@Component({
  selector: 'app-tarjeta-de-lista',
  imports: [ErrorComponent, IconoDirective, TranslocoDirective],
  host: { class: 'card block' },
  template: `
    <ng-container *transloco="let t">
      <div class="flex flex-wrap items-start justify-between gap-x-4 gap-y-3 px-6 pt-6 pb-3">
        <div class="min-w-60 flex-1">
          <h2 class="text-xl">{{ titulo() }}</h2>
          @if (detalle()) {
            <p class="text-ink-soft mt-1">{{ detalle() }}</p>
          }
        </div>
        @if (nuevo()) {
          <button type="button" class="btn btn-primary" data-testid="ajuste-nuevo" (click)="anadir.emit()">
            <svg appIcono="plus"></svg>{{ nuevo() }}
          </button>
        }
      </div>
      <div class="px-6 pb-5">
        @if (lista().error(); as e) {
          <app-error [error]="e" (reintentar)="lista().cargar()" />
        } @else if (lista().datos() === undefined) {
          @for (hueco of [1, 2, 3]; track hueco) {
            <div class="skeleton mb-2 h-12"></div>
          }
        } @else if (lista().datos()?.length === 0) {
          <p class="text-ink-soft py-8 text-center">{{ vacia() }}</p>
        } @else {
          <ng-content />
        }
      </div>
    </ng-container>
  `,
})
export class TarjetaDeListaComponent {
  readonly lista = input.required<Lista<unknown>>();
  readonly titulo = input.required<string>();
  readonly detalle = input('');
  readonly vacia = input.required<string>();
  readonly nuevo = input('');
  readonly anadir = output();
}
