import { Component, input } from '@angular/core';
import type { EstadoCita } from '@citas/domain';
import { LucideBan, LucideCheck, LucideCircleCheckBig, LucideHourglass, LucideUserX } from '@lucide/angular';

@Component({
  selector: 'app-estado-icono',
  imports: [LucideBan, LucideCheck, LucideCircleCheckBig, LucideHourglass, LucideUserX],
  host: { class: 'inline-flex', 'aria-hidden': 'true' },
  template: `
    @switch (estado()) {
      @case ('pendiente') {
        <svg lucideHourglass></svg>
      }
      @case ('confirmada') {
        <svg lucideCheck></svg>
      }
      @case ('completada') {
        <svg lucideCircleCheckBig></svg>
      }
      @case ('cancelada') {
        <svg lucideBan></svg>
      }
      @case ('no_asistio') {
        <svg lucideUserX></svg>
      }
    }
  `,
})
export class EstadoIconoComponent {
  readonly estado = input.required<EstadoCita>();
}
