import {
  Component,
  computed,
  DestroyRef,
  inject,
  input,
  linkedSignal,
  output,
  signal,
  untracked,
} from '@angular/core';
import type { Cita, DisponibilidadQuery, Hueco } from '@citas/protocol';
import { estaAbierta, minutosDeHora } from '@citas/domain';
import { TranslocoDirective } from '@jsverse/transloco';
import { Formato } from '../i18n/formato.service.ts';
import { NegocioService } from '../negocio/negocio.service.ts';
import { DialogoComponent } from '../ui/dialogo.component.ts';
import { ErrorComponent } from '../ui/error.component.ts';
import { CambiosDeCita } from './cambios-de-cita.service.ts';
import type { Choque } from './choque.ts';
import { CitaAbierta } from './cita-abierta.ts';
import { CitaCambiadaComponent } from './cita-cambiada.component.ts';
import { ConflictoComponent } from './conflicto.component.ts';
import { conflictoDe, type Conflicto } from './conflicto.ts';
import { desfaseDe } from './desfase.ts';
import { mismoHueco } from './huecos-vivos.ts';
import { SelectorDeHuecoComponent } from './selector-de-hueco.component.ts';

/** What a conflict is the answer to. */
interface Preguntado {
  readonly choque: Choque | undefined;
  readonly consulta: DisponibilidadQuery;
}

interface Intentado {
  readonly cita: Cita;
  readonly hueco: Hueco;
  readonly encima: boolean;
}

/** Another time for a cita that moves, or is reopened, with the keyboard or a finger, from those that are free. */
@Component({
  selector: 'app-mover-cita',
  imports: [
    CitaCambiadaComponent,
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
  readonly choque = input<Choque>();
  readonly cerrado = output();
  readonly #cambios = inject(CambiosDeCita);
  readonly #destroyRef = inject(DestroyRef);
  protected readonly negocio = inject(NegocioService);
  protected readonly formato = inject(Formato);

  /** As it is by now: others go on working with it. */
  protected readonly abierta = new CitaAbierta(this.cita);
  /** What it is to be again; undefined for one that is open, and only moves. */
  protected readonly reabre = computed(() =>
    estaAbierta(this.abierta.ahora().estado) ? undefined : this.choque()?.reabre,
  );
  /** What was chosen stays when the cita is replaced by its newer self, and over the negocio's midnight. */
  readonly #citaId = computed(() => this.cita().id);
  protected readonly fecha = linkedSignal({
    source: this.#citaId,
    computation: () => untracked(() => this.#primerDia()),
  });
  protected readonly profesionalId = linkedSignal({
    source: this.#citaId,
    computation: () => untracked(() => this.#quienPuede()),
  });
  protected readonly hueco = signal<Hueco | undefined>(undefined);
  protected readonly guardando = signal(false);
  /** Of another day, person or length than were asked for it says nothing. */
  readonly #conflicto = linkedSignal<Preguntado, Conflicto | undefined>({
    source: () => ({ choque: this.choque(), consulta: this.consulta() }),
    computation: ({ choque }, antes) =>
      antes && antes.source.choque === choque ? undefined : choque?.conflicto,
  });
  /** Nor once another time has been chosen. */
  protected readonly conflicto = computed(() => {
    const [hueco, negado] = [this.hueco(), this.negado()];
    return !hueco || mismoHueco(negado, hueco) ? this.#conflicto() : undefined;
  });
  /** What was in the way of when it was chosen here. */
  protected readonly negado = signal<Hueco | undefined>(undefined);
  protected readonly error = signal<unknown>(undefined);

  protected readonly cuando = computed(() => {
    const { fecha, horaInicio, profesional } = this.abierta.ahora();
    return [`${this.formato.fechaCorta(fecha)}, ${horaInicio}`, profesional].filter(Boolean).join(' · ');
  });
  protected readonly consulta = computed<DisponibilidadQuery>(
    () => {
      const { id, horaInicio, horaFin } = this.abierta.ahora();
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

  /** What is in the way stays there, beside it. */
  protected encima(): void {
    const [negado, choque] = [this.negado(), this.choque()];
    if (negado) this.mover(negado, true);
    else if (choque) {
      this.#cerrar();
      choque.encima(this.abierta.ahora());
    }
  }

  protected mover(hueco: Hueco | undefined, encima = false): void {
    if (!hueco || this.guardando() || this.abierta.cambio()) return;
    this.guardando.set(true);
    this.#conflicto.set(undefined);
    this.error.set(undefined);
    const cita = this.abierta.ahora();
    const reabre = this.reabre();
    this.#cambios.mover(cita, hueco, { encima, reabre }).subscribe({
      next: () => this.#cerrar(),
      error: (error: unknown) => {
        // Closed before the answer came: the page tells of it.
        if (this.#destroyRef.destroyed)
          this.#cambios.explicar(error, cita, {
            encima: (ahora) => this.#cambios.trasladar(ahora, hueco, { encima: true, reabre }),
            reabre,
          });
        else this.#fallar(error, { cita, hueco, encima });
      },
    });
  }

  #fallar(error: unknown, { cita, hueco, encima }: Intentado): void {
    this.guardando.set(false);
    const desfase = desfaseDe(error, cita);
    if (desfase) this.abierta.saber(desfase.ahora);
    if (this.abierta.ahora().version > cita.version) {
      // What somebody noted in it is in the way of nothing; what matters here is told first.
      this.mover(hueco, encima);
      return;
    }
    this.negado.set(hueco);
    this.#conflicto.set(conflictoDe(error));
    if (!this.#conflicto()) this.error.set(error);
  }

  #cerrar(): void {
    if (!this.#destroyRef.destroyed) this.cerrado.emit();
  }

  /** Whoever has it, unless they work there no more. */
  #quienPuede(): string {
    const { profesionalId } = this.cita();
    return this.negocio.profesionales().some(({ id }) => id === profesionalId) ? (profesionalId ?? '') : '';
  }

  #primerDia(): string {
    const [{ fecha }, hoy] = [this.cita(), this.negocio.hoy()];
    return fecha < hoy ? hoy : fecha;
  }
}
