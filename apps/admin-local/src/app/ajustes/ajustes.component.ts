import { Component } from '@angular/core';
import { RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';

const SECCIONES = ['negocio', 'horario', 'servicios', 'equipo', 'usuarios', 'pantallas'] as const;

/** The settings of the negocio: a list of sections, and the one that is open. */
@Component({
  selector: 'app-ajustes',
  imports: [RouterLink, RouterLinkActive, RouterOutlet, TranslocoDirective],
  styles: `
    .secciones {
      display: flex;
      gap: 0.25rem;
      flex-wrap: wrap;
    }
    .secciones a {
      display: flex;
      align-items: center;
      min-height: 2.75rem;
      padding: 0 1rem;
      border-radius: 0.7rem;
      color: var(--ink-soft);
      font-weight: 560;
      white-space: nowrap;
    }
    .secciones a:hover {
      background: var(--sunken);
      color: var(--ink);
    }
    .secciones a.activa {
      background: var(--accent-soft);
      color: var(--accent);
    }
    @media (width >= 64rem) {
      .secciones {
        flex-direction: column;
      }
    }
  `,
  template: `
    <ng-container *transloco="let t">
      <h1 class="mb-5 text-3xl">{{ t('ajustes.titulo') }}</h1>
      <div class="grid items-start gap-5 lg:grid-cols-[13rem_minmax(0,1fr)]">
        <nav class="secciones" [attr.aria-label]="t('ajustes.secciones')">
          @for (seccion of secciones; track seccion) {
            <a [routerLink]="seccion" routerLinkActive="activa" ariaCurrentWhenActive="page">{{
              t('ajustes.' + seccion)
            }}</a>
          }
        </nav>
        <div class="max-w-3xl min-w-0"><router-outlet /></div>
      </div>
    </ng-container>
  `,
})
export class AjustesComponent {
  protected readonly secciones = SECCIONES;
}
