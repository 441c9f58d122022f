import { Component, computed, DestroyRef, effect, inject, input, signal, untracked } from '@angular/core';
import { Router } from '@angular/router';
import type { EstadoCita } from '@citas/domain';
import type { Cita } from '@citas/protocol';
import { TranslocoDirective } from '@jsverse/transloco';
import {
  LucideCalendarDays,
  LucideChevronLeft,
  LucideChevronRight,
  LucidePlus,
  LucideUndo2,
  LucideWifiOff,
} from '@lucide/angular';
import { CitasService } from '../citas/citas.service.ts';
import { estaSinCerrar } from '../citas/tiempo-de-cita.ts';
import { Formato } from '../i18n/formato.service.ts';
import { NegocioService } from '../negocio/negocio.service.ts';
import { ConexionService } from '../realtime/conexion.service.ts';
import { TecladoService } from '../teclado/teclado.service.ts';
import { masDias } from '../tiempo/fecha.ts';
import { ErrorComponent } from '../ui/error.component.ts';
import { BorradorDeCita } from './borrador.service.ts';
import { AnularCitaComponent } from './anular-cita.component.ts';
import { CambiosDeCita } from './cambios-de-cita.service.ts';
import { DesfaseComponent } from './desfase.component.ts';
import { FilaDeCitaComponent } from './fila-de-cita.component.ts';
import { gruposPorHora } from './grupos-por-hora.ts';
import { MoverCitaComponent } from './mover-cita.component.ts';
import { NuevaCitaComponent } from './nueva-cita.component.ts';

/** The day as staff work through it: live, one press for the next step, every clash explained. */
@Component({
  selector: 'app-agenda',
  imports: [
    AnularCitaComponent,
    DesfaseComponent,
    ErrorComponent,
    FilaDeCitaComponent,
    LucideCalendarDays,
    LucideChevronLeft,
    LucideChevronRight,
    LucidePlus,
    LucideUndo2,
    LucideWifiOff,
    MoverCitaComponent,
    NuevaCitaComponent,
    TranslocoDirective,
  ],
  providers: [CambiosDeCita],
  templateUrl: './agenda.component.html',
  styleUrl: './agenda.component.css',
})
export class AgendaComponent {
  /** The day in the address, `?fecha=2026-11-25`; today when absent. */
  readonly fecha = input<string>();
  /** `?nueva=1` opens the form, as a link or a shortcut from elsewhere asks. */
  readonly nueva = input<string>();
  readonly #router = inject(Router);
  protected readonly negocio = inject(NegocioService);
  protected readonly citas = inject(CitasService);
  protected readonly cambios = inject(CambiosDeCita);
  protected readonly conexion = inject(ConexionService);
  protected readonly formato = inject(Formato);

  protected readonly profesionalId = signal('');
  protected readonly creando = signal(inject(BorradorDeCita).hay());
  protected readonly moviendo = signal<Cita | undefined>(undefined);
  protected readonly anulando = signal<Cita | undefined>(undefined);

  protected readonly dia = computed(() => {
    const pedida = this.fecha() ?? '';
    return /^\d{4}-\d\d-\d\d$/.test(pedida) ? pedida : this.negocio.hoy();
  });
  /** There was a connection and it is gone: nothing can be changed until it is back. Not while the first one is made. */
  protected readonly soloLectura = computed(
    () =>
      this.conexion.cortada() &&
      (this.citas.guardadoDe() !== undefined || this.conexion.ultimaSenal() !== null),
  );
  protected readonly momento = computed(() => ({ fecha: this.negocio.hoy(), hora: this.negocio.hora() }));
  protected readonly visibles = computed(() => {
    const id = this.profesionalId();
    return id ? this.citas.citas().filter((cita) => cita.profesionalId === id) : this.citas.citas();
  });
  protected readonly grupos = computed(() => gruposPorHora(this.visibles(), this.momento()));
  protected readonly pendientes = computed(
    () => this.visibles().filter(({ estado }) => estado === 'pendiente').length,
  );
  protected readonly sinCerrar = computed(
    () => this.visibles().filter((cita) => estaSinCerrar(cita, this.momento())).length,
  );

  constructor() {
    inject(DestroyRef).onDestroy(inject(TecladoService).registrar('t', () => this.irA(this.negocio.hoy())));
    effect(() => {
      if (this.nueva() && !this.soloLectura()) this.creando.set(true);
    });
    effect(() => {
      const dia = this.dia();
      untracked(() => this.citas.verDia(dia));
    });
  }

  protected cerrarForma(): void {
    this.creando.set(false);
    if (this.nueva()) {
      void this.#router.navigate([], { queryParams: { nueva: null }, queryParamsHandling: 'merge' });
    }
  }

  protected irA(fecha: string): void {
    const hoy = fecha === this.negocio.hoy();
    void this.#router.navigate(['/agenda'], { queryParams: { fecha: hoy ? null : fecha } });
  }

  protected mas(dias: number): void {
    this.irA(masDias(this.dia(), dias));
  }

  protected creada(cita: Cita): void {
    this.cerrarForma();
    this.cambios.creada(cita);
    if (cita.fecha !== this.dia()) this.irA(cita.fecha);
  }

  protected cambiarEstado(cita: Cita, a: EstadoCita): void {
    if (a === 'cancelada') this.anulando.set(cita);
    else this.cambios.estado(cita, a);
  }

  protected anular(motivo: string): void {
    const cita = this.anulando();
    this.anulando.set(undefined);
    if (cita) this.cambios.estado(cita, 'cancelada', motivo);
  }
}
