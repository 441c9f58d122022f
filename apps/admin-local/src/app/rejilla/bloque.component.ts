import { Component, computed, inject, input, output } from '@angular/core';
import { estaAbierta } from '@citas/domain';
import type { Cita } from '@citas/protocol';
import { AutorComponent } from '../citas/autor.component.ts';
import { esProvisional, type CambioAjeno } from '../citas/citas-de-dias.ts';
import { EstadoIconoComponent } from '../citas/estado-icono.component.ts';
import { estaAlli, horaDeLlegada } from '../citas/llegada.ts';
import { estaSinCerrar, type Momento } from '../citas/tiempo-de-cita.ts';
import { Texto } from '../i18n/texto.service.ts';
import { NegocioService } from '../negocio/negocio.service.ts';
import { DestelloDirective } from '../ui/destello.directive.ts';
import { IconoDirective } from '../ui/icono.directive.ts';

/** The cita was taken hold of: to be moved, or by its end to be stretched. */
export interface Agarre {
  readonly evento: PointerEvent;
  readonly modo: 'mover' | 'estirar';
}

/** A cita in the grid: as high as it is long, to be pressed, dragged, stretched, or moved by arrow keys. */
@Component({
  selector: 'app-bloque',
  imports: [AutorComponent, DestelloDirective, EstadoIconoComponent, IconoDirective],
  templateUrl: './bloque.component.html',
  styleUrl: './bloque.component.css',
})
export class BloqueComponent {
  readonly cita = input.required<Cita>();
  readonly momento = input.required<Momento>();
  readonly ajeno = input<CambioAjeno>();
  /** The professional's, where a column is of several. */
  readonly color = input<string>();
  readonly seleccionada = input(false);
  readonly enVilo = input(false);
  readonly movible = input(true);
  /** Whether there is room for one line only. */
  readonly enUnaLinea = input(false);

  readonly abrir = output();
  readonly tomar = output<Agarre>();
  readonly tecla = output<KeyboardEvent>();
  readonly #texto = inject(Texto);
  readonly #zona = inject(NegocioService).zonaHoraria;

  protected readonly sinCerrar = computed(() => estaSinCerrar(this.cita(), this.momento()));
  protected readonly llegada = computed(() =>
    estaAlli(this.cita()) ? horaDeLlegada(this.cita(), this.#zona()) : undefined,
  );
  protected readonly seMueve = computed(
    () => this.movible() && estaAbierta(this.cita().estado) && !esProvisional(this.cita()),
  );
  /** Said once for each change: a week has a thousand of these. */
  protected readonly etiqueta = computed(() => {
    const { horaInicio, horaFin, cliente, servicio, profesional, estado } = this.cita();
    const dicho = this.#t('rejilla.bloque', {
      desde: horaInicio,
      hasta: horaFin,
      cliente,
      servicio,
      quien: profesional ?? this.#t('agenda.sinProfesional'),
      estado: this.#t(`estado.${estado}`),
    });
    const hora = this.llegada();
    return [
      dicho,
      ...(hora ? [this.#t('llegada.desde', { hora })] : []),
      ...(this.sinCerrar() ? [this.#t(hora ? 'agenda.sinCerrarLlego' : 'agenda.sinCerrar')] : []),
    ].join('. ');
  });

  protected pulsar(evento: PointerEvent, modo: Agarre['modo']): void {
    if (!this.seMueve()) return;
    evento.stopPropagation();
    this.tomar.emit({ evento, modo });
  }

  #t(clave: string, datos: Record<string, string> = {}): string {
    return this.#texto.de(clave, datos);
  }
}
