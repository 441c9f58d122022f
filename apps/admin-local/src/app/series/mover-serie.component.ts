import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import type { Cita, CitaDeSerie, Serie } from '@citas/protocol';
import { TranslocoDirective } from '@jsverse/transloco';
import { Formato } from '../i18n/formato.service.ts';
import { esProblema, problemaDe } from '../http/problema.ts';
import { NegocioService } from '../negocio/negocio.service.ts';
import { AvisoTardio } from '../notificaciones/aviso-tardio.ts';
import { ErrorComponent } from '../ui/error.component.ts';
import { SeriesApi } from './series-api.ts';

/** Another time or somebody else for what is still to come of a serie from one on: all of it, or nothing. */
@Component({
  selector: 'app-mover-serie',
  imports: [ErrorComponent, TranslocoDirective],
  templateUrl: './mover-serie.component.html',
})
export class MoverSerieComponent {
  readonly serieId = input.required<string>();
  /** From its day on; unless it has begun, the first that moves. */
  readonly desde = input.required<Cita>();
  /** Those that it would move. */
  readonly citas = input.required<readonly Cita[]>();
  readonly hecha = output<Serie>();
  readonly cerrado = output();
  readonly #api = inject(SeriesApi);
  readonly #tarde = new AvisoTardio();
  protected readonly negocio = inject(NegocioService);
  protected readonly formato = inject(Formato);
  /** What was chosen stays when the cita is replaced by its newer self; undefined is what each cita has. */
  readonly #citaId = computed(() => this.desde().id);
  readonly #otraHora = linkedSignal<string, string | undefined>({
    source: this.#citaId,
    computation: () => undefined,
  });
  readonly #otraPersona = linkedSignal<string, string | undefined>({
    source: this.#citaId,
    computation: () => undefined,
  });
  readonly #suya = computed(() => this.desde().profesionalId ?? '');
  protected readonly hora = computed(() => this.#otraHora() ?? this.desde().horaInicio);
  protected readonly quien = computed(() => this.#otraPersona() ?? this.#suya());
  /** Whoever has it and is not of the team any more. */
  protected readonly ausente = computed(() => {
    const id = this.#suya();
    return this.negocio.profesionales().some((persona) => persona.id === id) ? '' : id;
  });
  readonly #cambio = computed(() => {
    const [horaInicio, persona] = [this.#otraHora(), this.#otraPersona()];
    return {
      ...(horaInicio !== undefined && { horaInicio }),
      ...(persona !== undefined && { profesionalId: persona || null }),
    };
  });
  protected readonly lista = computed(
    () => this.citas().length > 0 && this.hora() !== '' && Object.keys(this.#cambio()).length > 0,
  );
  protected readonly enviando = signal(false);
  /** The days on which it cannot be; nothing was moved then. */
  protected readonly choques = signal<readonly CitaDeSerie[]>([]);
  protected readonly error = signal<unknown>(undefined);

  protected elegirHora(hora: string): void {
    this.#otraHora.set(hora === this.desde().horaInicio ? undefined : hora);
  }

  protected elegirPersona(id: string): void {
    this.#otraPersona.set(id === this.#suya() ? undefined : id);
  }

  protected enviar(): void {
    if (this.enviando() || !this.lista()) return;
    this.enviando.set(true);
    this.error.set(undefined);
    this.choques.set([]);
    const { fecha, cliente } = this.desde();
    const orden = { desde: fecha, ...this.#cambio() };
    this.#api.mover(this.serieId(), orden).subscribe({
      next: (serie) => {
        if (!this.#tarde.seFue()) this.hecha.emit(serie);
      },
      error: (error: unknown) => {
        if (this.#tarde.fallo(error, cliente)) return;
        this.enviando.set(false);
        const citas = esProblema(error, 'serie-con-choques') ? problemaDe(error)?.['citas'] : undefined;
        if (Array.isArray(citas)) this.choques.set(citas as CitaDeSerie[]);
        else this.error.set(error);
      },
    });
  }
}
