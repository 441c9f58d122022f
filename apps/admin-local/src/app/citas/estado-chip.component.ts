import { Component, input } from '@angular/core';
import type { EstadoCita } from '@citas/domain';
import { TranslocoDirective } from '@jsverse/transloco';
import { EstadoIconoComponent } from './estado-icono.component.ts';

/** The estado of a cita as icon, word and colour: never colour alone. */
@Component({
  selector: 'app-estado-chip',
  imports: [EstadoIconoComponent, TranslocoDirective],
  template: `
    <span class="chip" [attr.data-estado]="estado()" *transloco="let t">
      <app-estado-icono [estado]="estado()" />{{ t('estado.' + estado()) }}
    </span>
  `,
})
export class EstadoChipComponent {
  readonly estado = input.required<EstadoCita>();
}
