import { Component, inject } from '@angular/core';
import { CitasService } from '../citas/citas.service.ts';
import { CambiosDeCita } from './cambios-de-cita.service.ts';
import { DesfaseComponent } from './desfase.component.ts';
import { MoverCitaComponent } from './mover-cita.component.ts';

/** What kept a change of a cita from being made, and what can be done instead. For pages that move no citas. */
@Component({
  selector: 'app-impedimentos',
  imports: [DesfaseComponent, MoverCitaComponent],
  template: `
    @for (desfase of cambios.desfases.primeros(); track desfase.antes.id) {
      <app-desfase [desfase]="desfase" (cerrado)="cambios.desfases.quitarPrimero()" />
    } @empty {
      @for (choque of cambios.choques.primeros(); track choque.cita.id) {
        <app-mover-cita
          [cita]="citas.viva(choque.cita)"
          [choque]="choque"
          (cerrado)="cambios.choques.quitarPrimero()"
        />
      }
    }
  `,
})
export class ImpedimentosComponent {
  protected readonly citas = inject(CitasService);
  protected readonly cambios = inject(CambiosDeCita);
}
