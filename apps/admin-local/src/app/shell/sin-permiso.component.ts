import { Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { IconoDirective } from '../ui/icono.directive.ts';

/** A page that this role may not see: says so, who can change it, and where to go instead. */
@Component({
  selector: 'app-sin-permiso',
  imports: [IconoDirective, RouterLink, TranslocoDirective],
  template: `
    <div class="grid place-items-center gap-3 px-6 py-16 text-center" *transloco="let t">
      <span class="bg-accent-soft text-accent grid size-14 place-items-center rounded-full text-2xl"
        ><svg appIcono="lock"></svg
      ></span>
      <h1>{{ t('panel.sinPermiso') }}</h1>
      <p class="text-ink-soft max-w-prose">{{ t('panel.sinPermisoDetalle') }}</p>
      <a routerLink="/agenda" class="btn btn-primary mt-2">{{ t('panel.irAgenda') }}</a>
    </div>
  `,
})
export class SinPermisoComponent {}
