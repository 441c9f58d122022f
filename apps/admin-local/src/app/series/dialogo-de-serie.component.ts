import { Component, input, output } from '@angular/core';
import type { Cita } from '@citas/protocol';
import { DialogoComponent } from '../ui/dialogo.component.ts';
import { SerieDeCitaComponent } from './serie-de-cita.component.ts';

/** The serie of a cita where there is no page of the cita to show it on. */
@Component({
  selector: 'app-dialogo-de-serie',
  imports: [DialogoComponent, SerieDeCitaComponent],
  template: `
    <app-dialogo [titulo]="cita().cliente + ' · ' + cita().servicio" (cerrado)="cerrado.emit()">
      <app-serie-de-cita [cita]="cita()" />
    </app-dialogo>
  `,
})
export class DialogoDeSerieComponent {
  readonly cita = input.required<Cita>();
  readonly cerrado = output();
}
