import { Component, computed, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { IconoDirective } from '../ui/icono.directive.ts';
import { Formato } from '../i18n/formato.service.ts';
import { edadDeDatos } from '../tiempo/edad.ts';
import type { Panel } from './paneles.ts';
import { RelojDeTv } from './reloj-de-tv.service.ts';
import type { Rotacion } from './rotacion.ts';

/** How old the figures are, an alarm when they are too old, and what moves the panels. */
@Component({
  selector: 'app-pie',
  imports: [IconoDirective, TranslocoDirective],
  host: { '[class.caida]': 'reloj.caida()' },
  templateUrl: './pie.component.html',
  styleUrl: './pie.component.css',
})
export class PieComponent {
  readonly rotacion = input.required<Rotacion<Panel>>();
  readonly paneles = input.required<readonly Panel[]>();
  readonly puntero = input.required<boolean>();
  protected readonly reloj = inject(RelojDeTv);
  protected readonly formato = inject(Formato);
  protected readonly palabra = computed(() => {
    const { tono } = this.reloj.vigencia();
    if (this.reloj.desde() === null) return 'conexion.conectando';
    return tono === 'vivo' ? 'conexion.vivo' : 'conexion.actualizando';
  });
  protected readonly edad = computed(() => edadDeDatos(this.reloj.vigencia().segundos ?? 0));
}
