import { Component, computed, type ElementRef, inject, input, model, viewChild } from '@angular/core';
import { MARCADORES, marcadoresDesconocidos, plantillaHabitual, type Marcador } from '@citas/domain';
import type { Negocio } from '@citas/protocol';
import { TranslocoDirective } from '@jsverse/transloco';
import { mensajeDe } from '../clientes/mensaje.ts';
import { NegocioService } from '../negocio/negocio.service.ts';
import { CampoComponent } from './campo.component.ts';

/** What is written to a client about a cita, with what it will read like beside it. */
@Component({
  selector: 'app-mensaje-del-negocio',
  imports: [CampoComponent, TranslocoDirective],
  templateUrl: './mensaje-del-negocio.component.html',
})
export class MensajeDelNegocioComponent {
  /** null is the usual message. */
  readonly mensaje = model.required<string | null>();
  /** As it is being written beside: the usual message follows it. */
  readonly negocio = input.required<Pick<Negocio, 'nombre' | 'locale' | 'palabra'>>();
  readonly error = input<unknown>();
  /** What somebody else left meanwhile. */
  readonly suyo = input<string | null>();
  readonly #servicio = inject(NegocioService);
  protected readonly area = viewChild.required<ElementRef<HTMLTextAreaElement>>('campo');
  protected readonly marcadores = MARCADORES;

  readonly #habitual = computed(() => plantillaHabitual(this.negocio().locale, this.negocio().palabra));
  protected readonly escrito = computed(() => this.mensaje() ?? this.#habitual());
  protected readonly escritoSuyo = computed(() => (this.suyo() === null ? this.#habitual() : this.suyo()));
  protected readonly desconocidos = computed(() => marcadoresDesconocidos(this.escrito()));
  protected readonly ejemplo = computed(() => {
    const { nombre, locale, palabra } = this.negocio();
    const cita = {
      cliente: 'Ana Pérez',
      servicio: this.#servicio.servicios()[0]?.nombre ?? 'Corte',
      profesional: this.#servicio.profesionales()[0]?.nombre ?? null,
      fecha: this.#servicio.hoy(),
      horaInicio: '10:30',
    };
    return mensajeDe(cita, { nombre, locale, palabra, mensaje: this.escrito() });
  });

  /** Emptied, or as it usually is, it is the usual one. */
  protected escribir(texto: string): void {
    this.mensaje.set(texto.trim() === '' || texto === this.#habitual() ? null : texto);
  }

  protected poner(marcador: Marcador): void {
    const campo = this.area().nativeElement;
    campo.setRangeText(`{${marcador}}`, campo.selectionStart, campo.selectionEnd, 'end');
    this.escribir(campo.value);
    campo.focus();
  }
}
