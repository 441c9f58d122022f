import {
  Component,
  computed,
  ElementRef,
  inject,
  input,
  linkedSignal,
  output,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import type { Repeticion } from '@citas/domain';
import type { CrearSerie, Hueco, Serie } from '@citas/protocol';
import { TranslocoDirective } from '@jsverse/transloco';
import { CampoClienteComponent } from '../agenda/campo-cliente.component.ts';
import { clienteDeOrden, NADIE } from '../agenda/cliente-escrito.ts';
import { intentoDe, type Intento } from '../agenda/intento.ts';
import { SinServiciosComponent } from '../agenda/sin-servicios.component.ts';
import { esProblema } from '../http/problema.ts';
import { NegocioService } from '../negocio/negocio.service.ts';
import { AvisoTardio } from '../notificaciones/aviso-tardio.ts';
import { SinGuardar } from '../sin-guardar/sin-guardar.service.ts';
import { DialogoComponent } from '../ui/dialogo.component.ts';
import { ErrorComponent } from '../ui/error.component.ts';
import { CamposDeReglaComponent, type Regla } from './campos-de-regla.component.ts';
import { FechaDeSerieComponent } from './fecha-de-serie.component.ts';
import { SeriesApi } from './series-api.ts';
import { SimulacionViva } from './simulacion-viva.ts';
import { TextoDeRegla } from './texto-de-regla.service.ts';
import { excepcionesDe, filasDe, sinResolver, type Decisiones } from './vista-previa.ts';

const CADA_SEMANA: Regla = { frecuencia: 'semanal', cada: 1, fin: { veces: 10 } };

/** A cita that comes again: every date is seen, with what is in its way, before any of them is kept. */
@Component({
  selector: 'app-nueva-serie',
  imports: [
    CampoClienteComponent,
    CamposDeReglaComponent,
    DialogoComponent,
    ErrorComponent,
    FechaDeSerieComponent,
    SinServiciosComponent,
    TranslocoDirective,
  ],
  templateUrl: './nueva-serie.component.html',
})
export class NuevaSerieComponent {
  /** The day that the agenda shows; a past one becomes today. */
  readonly dia = input.required<string>();
  readonly profesionalId = input<string | null>();
  readonly horaInicio = input<string>();
  readonly creada = output<Serie>();
  readonly cerrado = output();
  readonly #api = inject(SeriesApi);
  readonly #tarde = new AvisoTardio();
  #intento: Intento | undefined;
  readonly #anfitrion = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  protected readonly negocio = inject(NegocioService);
  protected readonly texto = inject(TextoDeRegla);

  protected readonly campo = viewChild.required(CampoClienteComponent);
  protected readonly cliente = signal(NADIE);
  protected readonly servicioId = signal('');
  protected readonly quien = linkedSignal(() => this.profesionalId() ?? '');
  /** The day that was chosen stays over the negocio's midnight. */
  protected readonly desde = linkedSignal(() =>
    untracked(() => (this.dia() < this.negocio.hoy() ? this.negocio.hoy() : this.dia())),
  );
  protected readonly hora = linkedSignal(() => this.horaInicio() ?? '10:00');
  protected readonly regla = signal<Regla>(CADA_SEMANA);

  protected readonly enviada = signal(false);
  protected readonly guardando = signal(false);
  /** The dates changed between what was shown and what was asked for. */
  protected readonly seOcupo = signal(false);
  protected readonly error = signal<unknown>(undefined);

  protected readonly repeticion = computed<Repeticion>(() => ({ ...this.regla(), desde: this.desde() }));
  readonly #base = computed(
    () => {
      const [servicioId, desde, horaInicio] = [this.servicioId(), this.desde(), this.hora()];
      if (!servicioId || !desde || !horaInicio) return undefined;
      return {
        servicioId,
        profesionalId: this.quien() || null,
        horaInicio,
        repeticion: this.repeticion(),
      };
    },
    { equal: (a, b) => JSON.stringify(a) === JSON.stringify(b) },
  );
  /** Another rule has other days: what was decided about the old ones is void. */
  protected readonly decisiones = linkedSignal<unknown, Decisiones>({
    source: this.#base,
    computation: () => new Map(),
  });
  readonly #simulada = computed<CrearSerie | undefined>(() => {
    const base = this.#base();
    // The dates are the same whoever it is for.
    return (
      base && { ...base, cliente: '·', excepciones: excepcionesDe(this.decisiones(), { conOmitidas: false }) }
    );
  });
  protected readonly simulacion = new SimulacionViva(this.#simulada);
  /** What the form asks for by now has not been seen yet. */
  protected readonly sinVer = computed(() => this.#base() !== undefined && !this.simulacion.alDia());
  protected readonly filas = computed(() => filasDe(this.simulacion.citas() ?? [], this.decisiones()));
  protected readonly pendientes = computed(() => sinResolver(this.filas()).length);
  protected readonly cuantas = computed(() => this.filas().filter(({ omitida }) => !omitida).length);

  /** A date is in the way, or none is left. */
  protected readonly impedida = computed(
    () => this.pendientes() > 0 || (this.simulacion.citas() !== undefined && this.cuantas() === 0),
  );

  constructor() {
    inject(SinGuardar).vigilar({
      hayCambios: () => Object.values(this.cliente()).some(Boolean) || this.servicioId() !== '',
    });
  }

  protected decidir(fecha: string, decision: 'omitida' | Hueco | undefined): void {
    this.seOcupo.set(false);
    this.decisiones.update((antes) => {
      const despues = new Map(antes);
      if (decision) despues.set(fecha, decision);
      else despues.delete(fecha);
      return despues;
    });
  }

  protected omitirPendientes(): void {
    for (const { cita } of sinResolver(this.filas())) this.decidir(cita.fechaDeLaRegla, 'omitida');
  }

  protected enviar(): void {
    this.enviada.set(true);
    const base = this.#base();
    // What is missing may be out of sight.
    const nombrado = this.campo().pedirNombre();
    if (nombrado && !base) this.#anfitrion.querySelector<HTMLElement>('#serie-servicio')?.focus();
    if (!nombrado || !base || this.sinVer() || this.impedida() || this.guardando()) return;
    this.guardando.set(true);
    this.error.set(undefined);
    const excepciones = excepcionesDe(this.decisiones(), { conOmitidas: true });
    const orden = { ...base, ...clienteDeOrden(this.cliente()), excepciones };
    this.#intento = intentoDe(orden, this.#intento);
    this.#api.crear(orden, this.#intento.clave).subscribe({
      next: (serie) => {
        if (!this.#tarde.seFue()) this.creada.emit(serie);
      },
      error: (error: unknown) => this.#fallar(error),
    });
  }

  #fallar(error: unknown): void {
    if (this.#tarde.fallo(error, this.cliente().texto.trim())) return;
    this.guardando.set(false);
    this.seOcupo.set(esProblema(error, 'serie-con-choques'));
    if (this.seOcupo()) this.simulacion.mirar();
    else this.error.set(error);
  }
}
