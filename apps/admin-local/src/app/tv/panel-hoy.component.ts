import { Component, computed, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { IconoDirective } from '../ui/icono.directive.ts';
import { Formato } from '../i18n/formato.service.ts';
import type { CifrasDeHoy } from './cifras-de-hoy.ts';

/** Today at a glance, beside the same weekday a week ago. */
@Component({
  selector: 'app-panel-hoy',
  imports: [IconoDirective, TranslocoDirective],
  templateUrl: './panel-hoy.component.html',
  styleUrls: ['./panel.css', './panel-hoy.component.css'],
})
export class PanelHoyComponent {
  readonly cifras = input.required<CifrasDeHoy>();
  protected readonly formato = inject(Formato);
  protected readonly citas = computed(() => this.formato.numero(this.cifras().citas));
  protected readonly ocupacion = computed(() => {
    const { ocupacion } = this.cifras();
    return ocupacion === null ? null : this.formato.numero(Math.round(ocupacion * 100));
  });
  protected readonly frente = computed(() => {
    const { citas, comparacion } = this.cifras();
    // «Hoy no hay citas» says it all.
    if (!comparacion || citas === 0) return null;
    const { diferencia, fecha, hasta } = comparacion;
    const clave = diferencia === 0 ? 'tv.igualQue' : diferencia > 0 ? 'tv.masQue' : 'tv.menosQue';
    const n = this.formato.numero(Math.abs(diferencia));
    return { diferencia, clave, datos: { n, dia: this.formato.diaDeLaSemana(fecha), hora: hasta } };
  });
}
