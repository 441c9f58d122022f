import { CdkMenu, CdkMenuItemRadio, CdkMenuTrigger } from '@angular/cdk/menu';
import { Component, inject } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { IconoDirective } from '../ui/icono.directive.ts';
import { IdiomaService } from '../i18n/idioma.service.ts';
import { TemaService } from '../ui/tema.service.ts';
import { IDIOMAS } from './idiomas.ts';

/** Language and theme: what each person sets for their own screen. */
@Component({
  selector: 'app-preferencias',
  imports: [CdkMenu, CdkMenuItemRadio, CdkMenuTrigger, IconoDirective, TranslocoDirective],
  host: { class: 'flex items-center' },
  template: `
    <ng-container *transloco="let t">
      <button
        type="button"
        class="btn btn-quiet btn-small"
        data-testid="language"
        [cdkMenuTriggerFor]="idiomas"
        [attr.aria-label]="t('marco.idioma', { nombre: idioma.idioma().toUpperCase() })"
      >
        <svg appIcono="languages"></svg>{{ idioma.idioma().toUpperCase() }}
      </button>
      <ng-template #idiomas>
        <div class="menu" cdkMenu>
          @for (uno of opciones; track uno.id) {
            <button
              type="button"
              class="menu-item"
              cdkMenuItemRadio
              [attr.lang]="uno.id"
              [attr.data-testid]="'language-' + uno.id"
              [cdkMenuItemChecked]="idioma.idioma() === uno.id"
              (cdkMenuItemTriggered)="idioma.usar(uno.id)"
            >
              <span class="flex-1">{{ uno.nombre }}</span>
              @if (idioma.idioma() === uno.id) {
                <svg appIcono="check"></svg>
              }
            </button>
          }
        </div>
      </ng-template>
      <button
        type="button"
        class="btn btn-quiet btn-small btn-icon"
        data-testid="theme"
        [attr.aria-label]="tema.tema() === 'dark' ? t('nav.temaClaro') : t('nav.temaOscuro')"
        [title]="tema.tema() === 'dark' ? t('nav.temaClaro') : t('nav.temaOscuro')"
        (click)="tema.alternar()"
      >
        @if (tema.tema() === 'dark') {
          <svg appIcono="sun"></svg>
        } @else {
          <svg appIcono="moon"></svg>
        }
      </button>
    </ng-container>
  `,
})
export class PreferenciasComponent {
  protected readonly idioma = inject(IdiomaService);
  protected readonly tema = inject(TemaService);
  protected readonly opciones = IDIOMAS;
}
