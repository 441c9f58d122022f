import { Component, inject } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { LucideLanguages, LucideMoon, LucideSun } from '@lucide/angular';
import { IdiomaService } from '../i18n/idioma.service.ts';
import { TemaService } from '../ui/tema.service.ts';

/** Language and theme: what each person sets for their own screen. */
@Component({
  selector: 'app-preferencias',
  imports: [LucideLanguages, LucideMoon, LucideSun, TranslocoDirective],
  host: { class: 'flex items-center' },
  template: `
    <ng-container *transloco="let t">
      <button
        type="button"
        class="btn btn-quiet btn-small max-sm:w-9 max-sm:px-0"
        data-testid="language"
        [attr.aria-label]="idioma.idioma().toUpperCase() + ': ' + t('nav.cambiarIdioma')"
        (click)="idioma.usar(idioma.idioma() === 'es' ? 'en' : 'es')"
      >
        <svg lucideLanguages></svg><span class="max-sm:sr-only">{{ idioma.idioma().toUpperCase() }}</span>
      </button>
      <button
        type="button"
        class="btn btn-quiet btn-small btn-icon"
        data-testid="theme"
        [attr.aria-label]="tema.tema() === 'dark' ? t('nav.temaClaro') : t('nav.temaOscuro')"
        (click)="tema.alternar()"
      >
        @if (tema.tema() === 'dark') {
          <svg lucideSun></svg>
        } @else {
          <svg lucideMoon></svg>
        }
      </button>
    </ng-container>
  `,
})
export class PreferenciasComponent {
  protected readonly idioma = inject(IdiomaService);
  protected readonly tema = inject(TemaService);
}
