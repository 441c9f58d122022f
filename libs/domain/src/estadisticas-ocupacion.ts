import { diaDeLaSemana, minutosDeHora, sumarDias, type Fecha, type Hora } from './fecha-hora.ts';
import { interseccion, type Horario, type Tiempo, type Tramo } from './jornada.ts';
import { diasDe, type Periodo } from './estadisticas-de-rango.ts';

/** Every day from `desde` to `hasta`, both included, between the two hours. */
export interface TiempoBloqueado extends Tiempo {
  /** Null blocks everybody. */
  readonly profesionalId: string | null;
  readonly desde: Fecha;
  readonly hasta: Fecha;
}

export interface QuienTrabaja {
  readonly id: string;
  /** Null works whenever the negocio is open. */
  readonly horario: Horario | null;
}

/**
 * Minutes in which a professional can be booked in those days, by the clock on the wall: a day on which clocks change has
 * as many as any other.
 */
export function minutosDisponibles(
  { id, horario }: QuienTrabaja,
  periodo: Periodo,
  negocio: { readonly horario: Horario; readonly bloqueos: readonly TiempoBloqueado[] },
): number {
  const suyos = negocio.bloqueos.filter(
    ({ profesionalId }) => profesionalId === null || profesionalId === id,
  );
  const semana = Array.from({ length: 7 }, (_, i) => jornada(String(i + 1), negocio.horario, horario));
  const primero = diaDeLaSemana(periodo.desde);
  const dias = diasDe(periodo);
  let minutos = 0;
  for (let i = 0, fecha = periodo.desde; i < dias; i += 1, fecha = sumarDias(periodo.desde, i)) {
    const tramos = hastaLaHora(
      semana[(primero - 1 + i) % 7] ?? [],
      fecha === periodo.hasta,
      periodo.hastaHora,
    );
    if (tramos.length > 0) minutos += minutosLibres(tramos, bloqueadoEse(fecha, suyos));
  }
  return minutos;
}

function jornada(dia: string, negocio: Horario, propio: Horario | null): readonly Tramo[] {
  const tramos = negocio[dia] ?? [];
  return interseccion(tramos, propio ? (propio[dia] ?? []) : tramos);
}

function hastaLaHora(tramos: readonly Tramo[], esUltimo: boolean, hora: Hora | null): readonly Tramo[] {
  return esUltimo && hora !== null ? interseccion(tramos, [{ desde: '00:00', hasta: hora }]) : tramos;
}

function bloqueadoEse(fecha: Fecha, bloqueos: readonly TiempoBloqueado[]): readonly Tramo[] {
  return bloqueos
    .filter(({ desde, hasta }) => desde <= fecha && fecha <= hasta)
    .map(({ horaInicio, horaFin }) => ({ desde: horaInicio, hasta: horaFin }));
}

function minutosLibres(tramos: readonly Tramo[], bloqueado: readonly Tramo[]): number {
  return suma(tramos) - suma(bloqueado.length > 0 ? interseccion(tramos, bloqueado) : []);
}

function suma(tramos: readonly Tramo[]): number {
  return tramos.reduce((total, { desde, hasta }) => total + minutosDeHora(hasta) - minutosDeHora(desde), 0);
}
