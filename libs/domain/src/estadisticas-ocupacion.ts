import { diaDeLaSemana, FIN_DEL_DIA, minutosDeHora, sumarDias, type Fecha, type Hora } from './fecha-hora.ts';
import { interseccion, type Horario, type Tiempo, type Tramo } from './jornada.ts';
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
  const fin = minutosDeHora(hasta);
  const deTiempo = ({ horaInicio, horaFin }: Tiempo) => enMinutos(horaInicio, horaFin, fin);
  const ocupado = tomado.map(deTiempo);
  const cerrado = [...bloqueado.map(deTiempo), ...ocupado];
  const horas = abierto.map((tramo) => enMinutos(tramo.desde, tramo.hasta, fin));
  const minutosOcupados = minutosDe(ocupado);
  // What the hours add to all that is taken or blocked.
  const libres = minutosDe([...cerrado, ...horas]) - minutosDe(cerrado);
  return { minutosOcupados, minutosDisponibles: minutosOcupados + libres };
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
 * For each professional their days one by one, by the clock on the wall: a day on which clocks change has as many minutes
 * as any other.
 */
export function minutosPorDia(
  { desde, hasta, hastaHora }: Periodo,
  negocio: {
    readonly horario: Horario;
    readonly bloqueos: readonly TiempoBloqueado[];
    readonly tomado: (profesionalId: string, fecha: Fecha) => readonly Tiempo[];
  },
): (quien: QuienTrabaja) => (MinutosDeTrabajo & { readonly fecha: Fecha })[] {
  const primero = diaDeLaSemana(desde);
  const fechas = Array.from({ length: diasDe({ desde, hasta }) }, (_, i) => sumarDias(desde, i));
  return ({ id, horario }) => {
    const suyos = negocio.bloqueos.filter(
      ({ profesionalId }) => profesionalId === null || profesionalId === id,
    );
    const semana = Array.from({ length: 7 }, (_, i) => jornada(String(i + 1), negocio.horario, horario));
    return fechas.map((fecha, i) => ({
      fecha,
      ...minutosDelDia({
        abierto: semana[(primero - 1 + i) % 7] ?? [],
        bloqueado: suyos.filter((bloqueo) => bloqueo.desde <= fecha && fecha <= bloqueo.hasta),
        tomado: negocio.tomado(id, fecha),
        hasta: fecha === hasta && hastaHora !== null ? hastaHora : FIN_DEL_DIA,
      }),
    }));
  };
}

function jornada(dia: string, negocio: Horario, propio: Horario | null): readonly Tramo[] {
  const tramos = negocio[dia] ?? [];
  return interseccion(tramos, propio ? (propio[dia] ?? []) : tramos);
}

/** Minutes since midnight, from and to; nothing after `fin`. Numbers: a year of twenty people is thousands of days. */
type EnMinutos = readonly [desde: number, hasta: number];

function enMinutos(desde: Hora, hasta: Hora, fin: number): EnMinutos {
  return [Math.min(minutosDeHora(desde), fin), Math.min(minutosDeHora(hasta), fin)];
}

/** How many minutes lie on any of them. */
function minutosDe(tramos: readonly EnMinutos[]): number {
  let total = 0;
  let contadoHasta = 0;
  for (const [desde, hasta] of tramos.toSorted(([a], [b]) => a - b)) {
    const nuevoDesde = Math.max(desde, contadoHasta);
    if (hasta <= nuevoDesde) continue;
    total += hasta - nuevoDesde;
    contadoHasta = hasta;
  }
  return total;
}
