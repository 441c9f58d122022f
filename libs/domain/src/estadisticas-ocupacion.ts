import { diaDeLaSemana, FIN_DEL_DIA, minutosDeHora, sumarDias, type Fecha, type Hora } from './fecha-hora.ts';
import { interseccion, resta, type Horario, type Tiempo, type Tramo } from './jornada.ts';
import { diasDe, type Ocupacion, type Periodo } from './estadisticas-de-rango.ts';

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

/** What lies on one day of a professional. */
interface Dia {
  /** Their hours. */
  readonly abierto: readonly Tramo[];
  readonly bloqueado: readonly Tiempo[];
  /** The citas that take time. */
  readonly tomado: readonly Tiempo[];
  /** Nothing after it counts; the whole day unless given. */
  readonly hasta?: Hora;
}

export type MinutosDeTrabajo = Omit<Ocupacion, 'tasa'>;

/**
 * Citas take each of their minutes once, however many lie on it, and outside the hours or in blocked time as well: it is
 * work. Available are these and the minutes that can still be booked, so that no day is more than full.
 */
export function minutosDelDia({ abierto, bloqueado, tomado, hasta = FIN_DEL_DIA }: Dia): MinutosDeTrabajo {
  const hastaEntonces = [{ desde: '00:00', hasta }];
  const ocupado = tomado.map(({ horaInicio, horaFin }) => ({ desde: horaInicio, hasta: horaFin }));
  const minutosOcupados = suma(interseccion(ocupado, hastaEntonces));
  const libre = resta(interseccion(abierto, hastaEntonces), [...bloqueado, ...tomado]);
  return { minutosOcupados, minutosDisponibles: minutosOcupados + suma(libre) };
}

/** Of several days or people; the rate is null where nobody works and nobody has citas. */
export function ocupacionDe(partes: readonly MinutosDeTrabajo[]): Ocupacion {
  const total = (cuales: keyof MinutosDeTrabajo) => partes.reduce((suma, parte) => suma + parte[cuales], 0);
  const minutosOcupados = total('minutosOcupados');
  const minutosDisponibles = total('minutosDisponibles');
  const tasa = minutosDisponibles === 0 ? null : minutosOcupados / minutosDisponibles;
  return { minutosOcupados, minutosDisponibles, tasa };
}

/**
 * A professional's days one by one, by the clock on the wall: a day on which clocks change has as many minutes as any
 * other.
 */
export function minutosPorDia(
  { id, horario }: QuienTrabaja,
  { desde, hasta, hastaHora }: Periodo,
  negocio: {
    readonly horario: Horario;
    readonly bloqueos: readonly TiempoBloqueado[];
    readonly tomado: (profesionalId: string, fecha: Fecha) => readonly Tiempo[];
  },
): (MinutosDeTrabajo & { readonly fecha: Fecha })[] {
  const suyos = negocio.bloqueos.filter(
    ({ profesionalId }) => profesionalId === null || profesionalId === id,
  );
  const semana = Array.from({ length: 7 }, (_, i) => jornada(String(i + 1), negocio.horario, horario));
  const primero = diaDeLaSemana(desde);
  return Array.from({ length: diasDe({ desde, hasta }) }, (_, i) => {
    const fecha = sumarDias(desde, i);
    const dia = {
      abierto: semana[(primero - 1 + i) % 7] ?? [],
      bloqueado: suyos.filter((bloqueo) => bloqueo.desde <= fecha && fecha <= bloqueo.hasta),
      tomado: negocio.tomado(id, fecha),
      ...(fecha === hasta && hastaHora !== null && { hasta: hastaHora }),
    };
    return { fecha, ...minutosDelDia(dia) };
  });
}

function jornada(dia: string, negocio: Horario, propio: Horario | null): readonly Tramo[] {
  const tramos = negocio[dia] ?? [];
  return interseccion(tramos, propio ? (propio[dia] ?? []) : tramos);
}

function suma(tramos: readonly Tramo[]): number {
  return tramos.reduce((total, { desde, hasta }) => total + minutosDeHora(hasta) - minutosDeHora(desde), 0);
}
