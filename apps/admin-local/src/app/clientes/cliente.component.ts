import { Component, computed, effect, inject, input, linkedSignal, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Cita } from '@citas/protocol';
import { TranslocoDirective } from '@jsverse/transloco';
import { IconoDirective } from '../ui/icono.directive.ts';
import { BorradorDeCita } from '../agenda/borrador.service.ts';
import { CambiosDeCita } from '../agenda/cambios-de-cita.service.ts';
import { HechoComponent } from '../agenda/hecho.component.ts';
import { ImpedimentosComponent } from '../agenda/impedimentos.component.ts';
import { NuevaCitaComponent } from '../agenda/nueva-cita.component.ts';
import { esProblema } from '../http/problema.ts';
import { Formato } from '../i18n/formato.service.ts';
import { NegocioService } from '../negocio/negocio.service.ts';
import { ConexionService } from '../realtime/conexion.service.ts';
import { ErrorComponent } from '../ui/error.component.ts';
import { DatosDeClienteComponent } from './datos-de-cliente.component.ts';
import { FichaStore } from './ficha.store.ts';
import { HistorialDeClienteComponent } from './historial-de-cliente.component.ts';
import { Telefonos } from './telefonos.service.ts';
import { WhatsappComponent } from './whatsapp.component.ts';

/** All that is known of a client: how to reach them, when they came, when they come next. */
@Component({
  selector: 'app-cliente',
  imports: [
    DatosDeClienteComponent,
    ErrorComponent,
    HechoComponent,
    HistorialDeClienteComponent,
    IconoDirective,
    ImpedimentosComponent,
    NuevaCitaComponent,
    RouterLink,
    TranslocoDirective,
    WhatsappComponent,
  ],
  providers: [CambiosDeCita, FichaStore],
  templateUrl: './cliente.component.html',
})
export class ClienteComponent {
  /** In the address. */
  readonly id = input.required<string>();
  protected readonly cambios = inject(CambiosDeCita);
  readonly #borrador = inject(BorradorDeCita);
  protected readonly ficha = inject(FichaStore);
  protected readonly negocio = inject(NegocioService);
  protected readonly conexion = inject(ConexionService);
  protected readonly formato = inject(Formato);
  protected readonly telefonos = inject(Telefonos);

  /** Also when one was left half filled in for them here. */
  protected readonly creando = linkedSignal<string, boolean>({
    source: this.id,
    computation: (id) => untracked(() => this.#borrador.hay(id)),
  });
  /** A form for each: another client's page has another one. */
  protected readonly paraQuien = computed(() => (this.creando() ? [this.id()] : []));
  protected readonly noExiste = computed(
    () => esProblema(this.ficha.error(), 'no-encontrado') && !this.ficha.cliente(),
  );

  constructor() {
    effect(() => {
      const id = this.id();
      untracked(() => {
        this.ficha.ver(id);
        this.cambios.olvidarError();
      });
    });
  }

  protected creada(cita: Cita): void {
    this.creando.set(false);
    this.cambios.creada(cita);
    this.ficha.leer();
  }
}
