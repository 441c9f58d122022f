import { booleanAttribute, Component, computed, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { IconoDirective } from '../ui/icono.directive.ts';
import { DestelloDirective } from '../ui/destello.directive.ts';

/** One figure that changes in place: its name, what it means, the number, and the citas behind it. */
@Component({
  selector: 'app-kpi-card',
  imports: [DestelloDirective, IconoDirective, RouterLink, TranslocoDirective],
  host: { class: 'card relative flex flex-col px-4 py-4 sm:px-5', '[class.principal]': 'principal()' },
  styleUrl: './kpi-card.component.css',
  template: `
    <ng-container *transloco="let t">
      <div class="flex items-start justify-between gap-1">
        @if (lista()) {
          <a
            class="nombre eyebrow enlace"
            routerLink="."
            queryParamsHandling="merge"
            [queryParams]="{ ver: lista() }"
            >{{ nombre() }}<span class="sr-only">: {{ t('kpi.verLista') }}</span></a
          >
        } @else {
          <p class="nombre eyebrow">{{ nombre() }}</p>
        }
        <button
          type="button"
          class="definir"
          [attr.aria-expanded]="definida()"
          [attr.aria-label]="t('kpi.quees', { nombre: nombre() })"
          (click)="definida.set(!definida())"
        >
          <svg appIcono="info"></svg>
        </button>
      </div>
      <p class="flex min-h-12 items-center">
        @if (texto() === undefined) {
          <span class="skeleton my-2 block h-8 w-20"></span>
        } @else {
          <span
            class="cifra tnum"
            [class.vieja]="vieja()"
            [class.sin-datos]="sinDatos()"
            [attr.data-testid]="prueba()"
            [appDestello]="texto()"
            >{{ sinDatos() ? t('comun.sinDatos') : texto() }}</span
          >
        }
      </p>
      <div class="pie mt-0.5 min-h-5">
        @if (definida()) {
          <p class="mb-1.5" role="note">{{ definicion() }}</p>
        }
        <ng-content />
      </div>
    </ng-container>
  `,
})
export class KpiCardComponent {
  readonly nombre = input.required<string>();
  readonly definicion = input.required<string>();
  readonly prueba = input.required<string>();
  /** As it is read; null says that there is too little to say anything, undefined that it is on its way. */
  readonly valor = input<string | null>();
  /** What `?ver=` names the list behind it. */
  readonly lista = input<string>();
  /** The number is from before the connection was lost. */
  readonly vieja = input(false);
  readonly principal = input(false, { transform: booleanAttribute });
  protected readonly definida = signal(false);
  protected readonly sinDatos = computed(() => this.valor() === null);
  protected readonly texto = computed(() => this.valor() ?? (this.valor() === null ? '' : undefined));
}
