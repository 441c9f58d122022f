import { Component, computed, input, output } from '@angular/core';
import { horaDeMinutos, minutosDeHora, type Fecha, type Hora, type Tiempo, type Tramo } from '@citas/domain';
import type { Bloqueo, Cita } from '@citas/protocol';
import { TranslocoDirective } from '@jsverse/transloco';
import { IconoDirective } from '../ui/icono.directive.ts';
import type { CambioAjeno } from '../citas/citas-de-dias.ts';
import type { Momento } from '../citas/tiempo-de-cita.ts';
import { BloqueComponent, type Agarre } from './bloque.component.ts';
import { datosDe, type Validez } from './candidato.ts';
import type { CitaPuesta, Columna, Margen } from './columna.ts';
import { altura, alturaDeHora, minutoEn, type Eje } from './eje.ts';
import type { Movimiento } from './movimiento.service.ts';

/** A place for a new cita. */
export interface Sitio {
  readonly fecha: Fecha;
  readonly profesionalId: string | null | undefined;
  readonly horaInicio: Hora;
}

export interface Toma extends Agarre {
  readonly cita: Cita;
}

/** What a click on a gap falls on. */
const PASO_DE_CLIC = 15;

/** Below this there is room for one line. */
const DOS_LINEAS_PX = 46;

/** Below this the minutes after a cita are a strip without words. */
const UNA_LINEA_PX = 15;

/** One column of the grid: hours, blocks, gaps that can be pressed, and the citas over them. */
@Component({
  selector: 'app-columna',
  imports: [BloqueComponent, IconoDirective, TranslocoDirective],
  templateUrl: './columna.component.html',
  styleUrl: './columna.component.css',
})
export class ColumnaComponent {
  readonly columna = input.required<Columna>();
  readonly eje = input.required<Eje>();
  readonly momento = input.required<Momento>();
  readonly nombre = input.required<string>();
  readonly ajenos = input.required<ReadonlyMap<string, CambioAjeno>>();
  readonly colores = input.required<ReadonlyMap<string, string>>();
  readonly seleccionada = input<string>();
  /** Whether new citas can be made here. */
  readonly abierta = input(true);
  readonly movible = input(true);
  /** The cita that would lie in this column, and whether it may. */
  readonly movimiento = input<Movimiento>();
  readonly validez = input<Validez>();
  /** The id of the cita that is on its way elsewhere. */
  readonly enVilo = input<string>();

  readonly abrir = output<Cita>();
  readonly crear = output<Sitio>();
  readonly tomar = output<Toma>();
  readonly tecla = output<{ evento: KeyboardEvent; cita: Cita }>();
  readonly bloqueo = output<Bloqueo>();

  protected readonly datosDe = datosDe;
  /** Closed time, as stretches of the axis. */
  protected readonly cerrado = computed(() => {
    const { desde, hasta } = this.eje();
    const bordes = [horaDeMinutos(desde), ...this.columna().abierto.flatMap((t) => [t.desde, t.hasta])];
    bordes.push(horaDeMinutos(hasta));
    return Array.from({ length: bordes.length / 2 }, (_, i) => ({
      desde: bordes[2 * i] ?? '',
      hasta: bordes[2 * i + 1] ?? '',
    })).filter((tramo) => tramo.desde < tramo.hasta);
  });
  /** Those of hours that are shown, with what of them lies there. */
  protected readonly bloqueos = computed(() =>
    this.columna()
      .bloqueos.map((uno) => ({ uno, tramo: this.enElEje(this.comoTramo(uno)) }))
      .filter(({ tramo }) => tramo.desde < tramo.hasta),
  );
  protected readonly lineaAhora = computed(() => {
    const { fecha, hora } = this.momento();
    return fecha === this.columna().fecha ? alturaDeHora(this.eje(), hora) : undefined;
  });

  protected arriba(hora: Hora): number {
    return altura(this.eje(), minutosDeHora(hora));
  }

  protected alto({ desde, hasta }: Tramo): number {
    return this.arriba(hasta) - this.arriba(desde);
  }

  protected comoTramo({ horaInicio, horaFin }: Tiempo): Tramo {
    return { desde: horaInicio, hasta: horaFin };
  }

  /** What of it lies within the axis: a whole day is longer than the day that is shown. */
  protected enElEje(tramo: Tramo): Tramo {
    const [desde, hasta] = [horaDeMinutos(this.eje().desde), horaDeMinutos(this.eje().hasta)];
    return {
      desde: tramo.desde > desde ? tramo.desde : desde,
      hasta: tramo.hasta < hasta ? tramo.hasta : hasta,
    };
  }

  protected esBaja(cita: Cita): boolean {
    return this.alto(this.comoTramo(cita)) < DOS_LINEAS_PX;
  }

  protected cabeUnaLinea(margen: Margen): boolean {
    return this.alto(this.enElEje(margen)) >= UNA_LINEA_PX;
  }

  protected izquierda({ carril, de }: CitaPuesta): string {
    return `${(100 * carril) / de}%`;
  }

  /** More than four are as narrow as four. */
  protected apretura({ de }: CitaPuesta): number {
    return Math.min(de, 4);
  }

  protected ancho({ de }: CitaPuesta): string {
    return `${100 / de}%`;
  }

  /** With the pointer where it points, to the quarter of an hour; with the keyboard at the start of the gap. */
  protected enHueco(evento: MouseEvent, tramo: Tramo): void {
    const { fecha, profesionalId } = this.columna();
    this.crear.emit({ fecha, profesionalId, horaInicio: this.#horaDe(evento, tramo) });
  }

  #horaDe(evento: MouseEvent, { desde, hasta }: Tramo): Hora {
    const ahora = this.momento();
    const primera = this.columna().fecha === ahora.fecha && ahora.hora > desde ? ahora.hora : desde;
    // A click made by Enter has no place.
    if (evento.detail === 0) return primera < hasta ? redondeada(primera) : desde;
    const minuto = minutoEn(this.eje(), this.arriba(desde) + evento.offsetY, 1);
    const enCuarto = Math.floor(minuto / PASO_DE_CLIC) * PASO_DE_CLIC;
    return horaDeMinutos(Math.max(enCuarto, minutosDeHora(desde)));
  }
}

/** Up to the next five minutes. */
function redondeada(hora: Hora): Hora {
  return horaDeMinutos(Math.ceil(minutosDeHora(hora) / 5) * 5);
}
