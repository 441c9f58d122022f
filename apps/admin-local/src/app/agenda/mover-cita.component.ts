import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import type { Cita, DisponibilidadQuery, Hueco } from '@citas/protocol';
import { minutosDeHora } from '@citas/domain';
import { TranslocoDirective } from '@jsverse/transloco';
import { Formato } from '../i18n/formato.service.ts';
import { NegocioService } from '../negocio/negocio.service.ts';
import { DialogoComponent } from '../ui/dialogo.component.ts';
import { ErrorComponent } from '../ui/error.component.ts';
import { CambiosDeCita } from './cambios-de-cita.service.ts';
import { ConflictoComponent } from './conflicto.component.ts';
import { conflictoDe, type Conflicto } from './conflicto.ts';
import { desfaseDe } from './desfase.ts';
import { SelectorDeHuecoComponent } from './selector-de-hueco.component.ts';

/** Another time for a cita, with the keyboard or a finger, from those that are free. */
@Component({
  selector: 'app-mover-cita',
  imports: [
    ConflictoComponent,
    DialogoComponent,
    ErrorComponent,
    SelectorDeHuecoComponent,
    TranslocoDirective,
  ],
  templateUrl: './mover-cita.component.html',
})
export class MoverCitaComponent {
  readonly cita = input.required<Cita>();
  /** What was in the way where it was dropped. */
  readonly choque = input<Conflicto>();
  readonly cerrado = output();
  readonly #cambios = inject(CambiosDeCita);
  protected readonly negocio = inject(NegocioService);
  protected readonly formato = inject(Formato);

  protected readonly fecha = linkedSignal(() =>
    this.cita().fecha < this.negocio.hoy() ? this.negocio.hoy() : this.cita().fecha,
  );
  protected readonly profesionalId = linkedSignal(() => this.cita().profesionalId ?? '');
  protected readonly hueco = signal<Hueco | undefined>(undefined);
  protected readonly guardando = signal(false);
  protected readonly conflicto = linkedSignal(() => this.choque());
  protected readonly error = signal<unknown>(undefined);

  protected readonly cuando = computed(() => {
    const { fecha, horaInicio, profesional } = this.cita();
    return [`${this.formato.fechaCorta(fecha)}, ${horaInicio}`, profesional].filter(Boolean).join(' · ');
  });
  protected readonly consulta = computed<DisponibilidadQuery>(
    () => {
      const { id, horaInicio, horaFin } = this.cita();
      const profesionalId = this.profesionalId();
      return {
        fecha: this.fecha(),
        duracionMinutos: minutosDeHora(horaFin) - minutosDeHora(horaInicio),
        sinCita: id,
        ...(profesionalId && { profesionalId }),
      };
    },
    // The cita may be replaced by its newer self while the dialog is open.
    { equal: (a, b) => JSON.stringify(a) === JSON.stringify(b) },
  );

  protected mover(hueco: Hueco | undefined): void {
    if (!hueco || this.guardando()) return;
    this.guardando.set(true);
    this.conflicto.set(undefined);
    this.error.set(undefined);
    this.#cambios.mover(this.cita(), hueco).subscribe({
      next: () => this.cerrado.emit(),
      error: (error: unknown) => {
        this.guardando.set(false);
        // The page shows what the other person changed.
        if (desfaseDe(error, this.cita())) this.cerrado.emit();
        this.conflicto.set(conflictoDe(error));
        if (!this.conflicto()) this.error.set(error);
      },
    });
  }
}
