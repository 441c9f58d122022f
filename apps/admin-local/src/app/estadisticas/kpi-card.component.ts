import { booleanAttribute, Component, computed, inject, input } from '@angular/core';
import { Formato } from '../i18n/formato.service.ts';
import { DestelloDirective } from '../ui/destello.directive.ts';

/** One figure that changes in place: its name, the number, and what to compare it with. */
@Component({
  selector: 'app-kpi-card',
  imports: [DestelloDirective],
  host: { class: 'card relative block overflow-hidden px-5 py-4', '[class.principal]': 'principal()' },
  styleUrl: './kpi-card.component.css',
  template: `
    <p class="nombre eyebrow" [title]="definicion()">{{ nombre() }}</p>
    <p class="mt-1 flex min-h-12 items-center">
      @if (valor() === undefined) {
        <span class="skeleton my-2 block h-8 w-20"></span>
      } @else {
        <span
          class="cifra tnum"
          [class.vieja]="vieja()"
          [attr.data-testid]="prueba()"
          [appDestello]="valor()"
          >{{ texto() }}</span
        >
      }
    </p>
    <p class="pie mt-0.5 min-h-5"><ng-content /></p>
  `,
})
export class KpiCardComponent {
  readonly nombre = input.required<string>();
  readonly definicion = input.required<string>();
  readonly prueba = input.required<string>();
  readonly valor = input<number>();
  /** The number is from before the connection was lost. */
  readonly vieja = input(false);
  readonly principal = input(false, { transform: booleanAttribute });
  readonly #formato = inject(Formato);
  protected readonly texto = computed(() => this.#formato.numero(this.valor() ?? 0));
}
