import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import type { Cita, CrearCita, Hueco } from '@citas/protocol';
import { TranslocoDirective } from '@jsverse/transloco';
import { CitasApi } from '../citas/citas-api.ts';
import { CampoClienteComponent } from './campo-cliente.component.ts';
import { Formato } from '../i18n/formato.service.ts';
import { NegocioService } from '../negocio/negocio.service.ts';
import { masDias } from '../tiempo/fecha.ts';
import { DialogoComponent } from '../ui/dialogo.component.ts';
import { ErrorComponent } from '../ui/error.component.ts';
import { ConflictoComponent } from './conflicto.component.ts';
import { conflictoDe, type Conflicto } from './conflicto.ts';
import { SelectorDeHuecoComponent } from './selector-de-hueco.component.ts';

/** A new cita in ten seconds: who, what, and one of the free times. */
@Component({
  selector: 'app-nueva-cita',
  imports: [
    CampoClienteComponent,
    ConflictoComponent,
    DialogoComponent,
    ErrorComponent,
    SelectorDeHuecoComponent,
    TranslocoDirective,
  ],
  templateUrl: './nueva-cita.component.html',
})
export class NuevaCitaComponent {
  /** The day that the agenda shows; a past one becomes today. */
  readonly dia = input.required<string>();
  readonly creada = output<Cita>();
  readonly cerrado = output();
  readonly #api = inject(CitasApi);
  protected readonly negocio = inject(NegocioService);
  protected readonly formato = inject(Formato);

  protected readonly cliente = signal('');
  protected readonly servicioId = signal('');
  protected readonly profesionalId = signal('');
  protected readonly fecha = linkedSignal(() =>
    this.dia() < this.negocio.hoy() ? this.negocio.hoy() : this.dia(),
  );
  protected readonly hueco = signal<Hueco | undefined>(undefined);
  protected readonly notas = signal('');

  protected readonly enviada = signal(false);
  protected readonly guardando = signal(false);
  protected readonly conflicto = signal<Conflicto | undefined>(undefined);
  protected readonly error = signal<unknown>(undefined);

  protected readonly consulta = computed(() => {
    const [servicioId, profesionalId, fecha] = [this.servicioId(), this.profesionalId(), this.fecha()];
    if (!servicioId || !fecha) return undefined;
    return { fecha, servicioId, ...(profesionalId && { profesionalId }) };
  });

  protected enviar(): void {
    this.enviada.set(true);
    const hueco = this.hueco();
    if (this.cliente().trim() && this.servicioId() && hueco) this.reservar(hueco);
  }

  protected reservar(hueco: Hueco): void {
    if (this.guardando()) return;
    this.guardando.set(true);
    this.conflicto.set(undefined);
    this.error.set(undefined);
    this.#api.crear(this.#cita(hueco)).subscribe({
      next: (cita) => this.creada.emit(cita),
      error: (error: unknown) => {
        this.guardando.set(false);
        this.enviada.set(false);
        this.conflicto.set(conflictoDe(error));
        if (!this.conflicto()) this.error.set(error);
      },
    });
  }

  protected otroDia(): void {
    this.fecha.update((fecha) => masDias(fecha, 1));
  }

  #cita({ fecha, horaInicio, horaFin, profesionalId }: Hueco): CrearCita {
    const notas = this.notas().trim();
    return {
      cliente: this.cliente().trim(),
      servicioId: this.servicioId(),
      profesionalId,
      fecha,
      horaInicio,
      horaFin,
      ...(notas && { notas }),
    };
  }
}
