import {
  Component,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  output,
  signal,
  untracked,
} from '@angular/core';
import { FIN_DEL_DIA } from '@citas/domain';
import type { Bloqueo } from '@citas/protocol';
import { TranslocoDirective } from '@jsverse/transloco';
import { IconoDirective } from '../ui/icono.directive.ts';
import { esProblema, problemaDe } from '../http/problema.ts';
import { NegocioService } from '../negocio/negocio.service.ts';
import { AvisoTardio } from '../notificaciones/aviso-tardio.ts';
import { SinGuardar, type ConCambios } from '../sin-guardar/sin-guardar.service.ts';
import { DialogoComponent } from '../ui/dialogo.component.ts';
import { ErrorComponent } from '../ui/error.component.ts';
import type { BloqueoPedido } from './bloqueos-api.ts';
import { CambiosDeBloqueo } from './cambios-de-bloqueo.service.ts';
import { CitasEnMedioComponent } from './citas-en-medio.component.ts';
import { TextoDeBloqueo } from './texto-de-bloqueo.service.ts';
import { esDiaEntero, INICIO_DEL_DIA } from './tiempo-de-bloqueo.ts';

/** How long a new block is when nobody says. */
const UNA_HORA = 1;
const MOTIVOS = ['comida', 'vacaciones', 'medico', 'formacion', 'festivo'] as const;

/** Time in which no citas are given: a lunch, a day off, holidays. Made, changed and removed. */
@Component({
  selector: 'app-bloqueo',
  imports: [CitasEnMedioComponent, DialogoComponent, ErrorComponent, IconoDirective, TranslocoDirective],
  templateUrl: './bloqueo.component.html',
})
export class BloqueoComponent implements ConCambios {
  /** The day of a new block; today when absent. */
  readonly fecha = input<string>();
  readonly profesionalId = input<string | null>();
  /** Of a new block: without one it is of whole days. */
  readonly horaInicio = input<string>();
  /** The block to change; a new one is made when absent. */
  readonly bloqueo = input<Bloqueo>();
  readonly cerrado = output();
  readonly guardado = output<Bloqueo>();
  readonly #cambios = inject(CambiosDeBloqueo);
  readonly #tarde = new AvisoTardio();
  protected readonly negocio = inject(NegocioService);
  protected readonly texto = inject(TextoDeBloqueo);
  protected readonly motivos = MOTIVOS;

  /** As it is now: what somebody else made of it replaces what was opened. */
  protected readonly actual = linkedSignal(() => this.bloqueo());
  /** Empty for everybody: a block says so itself, whoever's agenda it was opened from. */
  protected readonly quien = linkedSignal(() => this.#deQuien());
  /** Who works there, and whoever it is of already. */
  protected readonly equipo = computed(() =>
    this.negocio.equipo().filter(({ id, activo }) => activo || id === this.#deQuien()),
  );
  /** Of a new one the day it was opened on: another one that the agenda turns to, as at midnight, is not meant. */
  protected readonly desde = linkedSignal(
    () => this.actual()?.desde ?? untracked(() => this.fecha() ?? this.negocio.hoy()),
  );
  protected readonly hasta = linkedSignal(() => this.actual()?.hasta ?? this.desde());
  protected readonly diaEntero = linkedSignal(() => {
    const actual = this.actual();
    return actual ? esDiaEntero(actual) : this.horaInicio() === undefined;
  });
  protected readonly inicio = linkedSignal(() => this.#horas().horaInicio);
  protected readonly fin = linkedSignal(() => this.#horas().horaFin);
  protected readonly motivo = linkedSignal(() => this.actual()?.motivo ?? '');

  protected readonly enviada = signal(false);
  protected readonly ocupado = signal(false);
  protected readonly cambiado = signal(false);
  protected readonly error = signal<unknown>(undefined);

  protected readonly faltaHasta = computed(
    () => !this.desde() || !this.hasta() || this.hasta() < this.desde(),
  );
  protected readonly faltaFin = computed(
    () => !this.diaEntero() && (!this.inicio() || !this.fin() || this.#finDelDia() <= this.inicio()),
  );
  protected readonly pedido = computed<BloqueoPedido | undefined>(() => {
    if (this.faltaHasta() || this.faltaFin()) return undefined;
    return {
      profesionalId: this.quien() || null,
      desde: this.desde(),
      hasta: this.hasta(),
      horaInicio: this.diaEntero() ? INICIO_DEL_DIA : this.inicio(),
      horaFin: this.diaEntero() ? FIN_DEL_DIA : this.#finDelDia(),
      motivo: this.motivo().trim() || null,
    };
  });

  readonly #escrito = computed(() =>
    [
      this.quien(),
      this.desde(),
      this.hasta(),
      this.diaEntero(),
      this.inicio(),
      this.fin(),
      this.motivo(),
    ].join(),
  );
  /** As it was opened, or as somebody else left it since. */
  readonly #sinTocar = linkedSignal({
    source: this.actual,
    computation: () => untracked(this.#escrito),
  });

  constructor() {
    inject(SinGuardar).vigilar(this);
    // Read before anybody types.
    effect(() => void this.#sinTocar());
  }

  hayCambios(): boolean {
    return this.#escrito() !== this.#sinTocar();
  }

  protected empiezaEl(desde: string): void {
    const unDia = this.hasta() === this.desde();
    const hasta = this.hasta();
    this.desde.set(desde);
    this.hasta.set(unDia || hasta < desde ? desde : hasta);
  }

  protected enviar(): void {
    this.enviada.set(true);
    const pedido = this.pedido();
    if (!pedido || this.ocupado()) return;
    this.#empezar();
    this.#cambios.guardar(pedido, this.actual()).subscribe({
      next: (bloqueo) => {
        if (!this.#tarde.seFue()) this.guardado.emit(bloqueo);
      },
      error: (error: unknown) => this.#fallar(error, pedido),
    });
  }

  protected quitar(): void {
    const actual = this.actual();
    if (!actual || this.ocupado()) return;
    this.#empezar();
    this.#cambios.quitar(actual).subscribe({
      next: () => {
        if (!this.#tarde.seFue()) this.cerrado.emit();
      },
      error: (error: unknown) => this.#fallar(error, actual),
    });
  }

  #deQuien(): string {
    return (this.actual() ?? { profesionalId: this.profesionalId() }).profesionalId ?? '';
  }

  #empezar(): void {
    this.ocupado.set(true);
    this.cambiado.set(false);
    this.error.set(undefined);
  }

  #fallar(error: unknown, bloqueo: BloqueoPedido): void {
    if (this.#tarde.fallo(error, this.texto.nombre(bloqueo))) return;
    this.ocupado.set(false);
    const actual = esProblema(error, 'version-antigua') ? problemaDe(error)?.['actual'] : undefined;
    this.cambiado.set(actual !== undefined);
    if (actual === undefined) this.error.set(error);
    else this.actual.set(actual as Bloqueo);
  }

  #horas(): { horaInicio: string; horaFin: string } {
    const actual = this.actual();
    if (actual && !esDiaEntero(actual)) return actual;
    const horaInicio = this.horaInicio() ?? '13:00';
    const hora = Number(horaInicio.slice(0, 2)) + UNA_HORA;
    return {
      horaInicio,
      horaFin: hora > 23 ? FIN_DEL_DIA : String(hora).padStart(2, '0') + horaInicio.slice(2),
    };
  }

  /** A field for a time of day has no 24:00: its midnight is the end of the day. */
  #finDelDia(): string {
    return this.fin() === INICIO_DEL_DIA ? FIN_DEL_DIA : this.fin();
  }
}
