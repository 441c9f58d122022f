import { Component, input } from '@angular/core';
import type { EstadoCita } from '@citas/domain';
import { IconoDirective } from '../ui/icono.directive.ts';

@Component({
  selector: 'app-estado-icono',
  imports: [IconoDirective],
  host: { class: 'inline-flex', 'aria-hidden': 'true' },
  template: `
    @switch (estado()) {
      @case ('pendiente') {
        <svg appIcono="hourglass"></svg>
      }
      @case ('confirmada') {
        <svg appIcono="check"></svg>
      }
      @case ('completada') {
        <svg appIcono="circle-check-big"></svg>
      }
      @case ('cancelada') {
        <svg appIcono="ban"></svg>
      }
      @case ('no_asistio') {
        <svg appIcono="user-x"></svg>
      }
    }
  `,
})
export class EstadoIconoComponent {
  readonly estado = input.required<EstadoCita>();
}
