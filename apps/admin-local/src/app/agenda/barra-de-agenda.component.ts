import { Component, input, output } from '@angular/core';
import { ESTADOS, type EstadoCita, type Fecha } from '@citas/domain';
import type { Profesional } from '@citas/protocol';
import { CdkMenu, CdkMenuItemCheckbox, CdkMenuTrigger } from '@angular/cdk/menu';
import { TranslocoDirective } from '@jsverse/transloco';
import { EstadoIconoComponent } from '../citas/estado-icono.component.ts';
import { IconoDirective } from '../ui/icono.directive.ts';
import { VISTAS, type Vista } from './vista.ts';

/** What the address of the agenda says; a key that is absent stays as it is, null goes. */
export type CambioDeDireccion = Readonly<
  Partial<Record<'fecha' | 'vista' | 'profesional' | 'estado' | 'q', string | null>>
>;

/** Which days, seen how, and whose: all of it in the address. */
@Component({
  selector: 'app-barra-de-agenda',
  imports: [
    CdkMenu,
    CdkMenuItemCheckbox,
    CdkMenuTrigger,
    EstadoIconoComponent,
    IconoDirective,
    TranslocoDirective,
  ],
  host: { class: 'mb-4 flex flex-wrap items-center gap-2 print:hidden' },
  templateUrl: './barra-de-agenda.component.html',
  styleUrl: './barra-de-agenda.component.css',
})
export class BarraDeAgendaComponent {
  readonly fecha = input.required<Fecha>();
  readonly hoy = input.required<Fecha>();
  readonly vista = input.required<Vista>();
  readonly equipo = input.required<readonly Profesional[]>();
  /** Whether a phone may be looked for. */
  readonly conTelefonos = input(true);
  readonly profesionalId = input('');
  readonly estados = input<readonly EstadoCita[]>([]);
  readonly q = input('');
  /** Days forwards or, negative, backwards. */
  readonly mover = output<number>();
  readonly cambio = output<CambioDeDireccion>();
  protected readonly vistas = VISTAS;
  protected readonly todos = ESTADOS;

  protected alternar(estado: EstadoCita): void {
    const estados = this.estados();
    const nuevos = estados.includes(estado) ? estados.filter((uno) => uno !== estado) : [...estados, estado];
    this.cambio.emit({ estado: nuevos.join(',') || null });
  }
}
