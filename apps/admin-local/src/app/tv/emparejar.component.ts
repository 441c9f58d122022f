import { Component, computed, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { IconoDirective } from '../ui/icono.directive.ts';
import { IdiomaService } from '../i18n/idioma.service.ts';
import type { Fase } from './fase.ts';

/** The code, as large as it goes, and where to enter it. */
@Component({
  selector: 'app-emparejar',
  imports: [IconoDirective, TranslocoDirective],
  styleUrl: './emparejar.component.css',
  template: `
    <main *transloco="let t">
      <h1><svg appIcono="tv"></svg>{{ t('tv.emparejar') }}</h1>
      @if (codigo(); as partes) {
        <p class="codigo tnum" data-testid="tv-code">{{ partes[0] }} {{ partes[1] }}</p>
        <ol>
          <li>{{ t('tv.paso1') }}</li>
          <li>
            {{ t('tv.paso2') }} <strong>{{ t('tv.donde') }}</strong>
          </li>
          <li>{{ t('tv.paso3') }}</li>
        </ol>
      } @else {
        <p class="espera" data-testid="tv-waiting">
          {{ fase().nombre === 'nueva' ? t('tv.pidiendo') : t('conexion.conectando') }}
        </p>
      }
      <p class="aviso" role="status">
        @if (fallando()) {
          <svg appIcono="wifi-off"></svg>{{ t('tv.sinServidor') }}
        } @else if (codigo()) {
          {{ t('tv.sola') }}
        }
      </p>
      <button
        type="button"
        class="btn btn-quiet"
        [attr.aria-label]="idioma.idioma().toUpperCase() + ': ' + t('nav.cambiarIdioma')"
        (click)="idioma.usar(idioma.idioma() === 'es' ? 'en' : 'es')"
      >
        <svg appIcono="languages"></svg>{{ idioma.idioma().toUpperCase() }}
      </button>
    </main>
  `,
})
export class EmparejarComponent {
  readonly fase = input.required<Fase>();
  readonly fallando = input.required<boolean>();
  protected readonly idioma = inject(IdiomaService);
  protected readonly codigo = computed(() => {
    const fase = this.fase();
    return fase.nombre === 'codigo' ? [fase.codigo.slice(0, 3), fase.codigo.slice(3)] : undefined;
  });
}
