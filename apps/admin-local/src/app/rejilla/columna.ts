import {
  conMargen,
  minutosDelDia,
  ocupacionDe as ocupacionTotal,
  ocupaTiempo,
  resta,
  type Fecha,
  type MinutosDeTrabajo,
  type Ocupado,
  type Tramo,
} from '@citas/domain';
import type { Bloqueo, Cita, Negocio, Profesional } from '@citas/protocol';
import { porHora } from '../citas/orden.ts';
import { horasDelNegocio, horasDeTrabajo } from '../negocio/horas-de-trabajo.ts';
import { carriles, type Carril } from './carriles.ts';

export interface CitaPuesta extends Carril {
  readonly cita: Cita;
  /** What its service keeps free after it, of the time of whoever has it. */
  readonly margen?: Margen;
}

export interface Margen extends Tramo {
  readonly minutos: number;
}

/** A cita that takes time, and the minutes after it. */
export type Tomada = Cita & Ocupado;

/** A column of the grid: the day of a professional, or one day of the week. */
export interface Columna {
  readonly clave: string;
  readonly fecha: Fecha;
  /** Whose; null what nobody has been given; undefined everybody's. */
  readonly profesionalId: string | null | undefined;
  readonly profesional?: Profesional | undefined;
  readonly abierto: readonly Tramo[];
  readonly citas: readonly CitaPuesta[];
  readonly bloqueos: readonly Bloqueo[];
  /** What takes time here, whether it is among those shown or not. */
  readonly tomadas: readonly Tomada[];
  /** Where a new cita fits. */
  readonly libres: readonly Tramo[];
  /** Of one person who works there; none of whoever left, of what nobody was given, or of everybody. */
  readonly minutos?: MinutosDeTrabajo;
}

export interface Agenda {
  readonly negocio: Pick<Negocio, 'horario'>;
  readonly equipo: readonly Profesional[];
  /** Those to be shown. */
  readonly citas: readonly Cita[];
  /** Those of all who are there: what a filter hides takes its time all the same. */
  readonly todas: readonly Cita[];
  readonly bloqueos: readonly Bloqueo[];
  /** The minutes that each service keeps free after a cita, by its id. */
  readonly margenes: ReadonlyMap<string, number>;
  /** Only this professional's. */
  readonly profesionalId?: string | undefined;
}

/** A day with a column for everybody who works or has citas then; what nobody was given comes last. */
export function columnasDelDia(agenda: Agenda, fecha: Fecha): Columna[] {
  const { equipo, citas, profesionalId } = agenda;
  const tieneCitas = new Set(citas.filter((cita) => cita.fecha === fecha).map((cita) => cita.profesionalId));
  const columnas = equipo
    .filter(({ id, activo }) => (profesionalId ? id === profesionalId : activo || tieneCitas.has(id)))
    .map((profesional) => columna(agenda, fecha, profesional));
  const deNadie = citas.some((cita) => !equipo.some(({ id }) => id === cita.profesionalId));
  return deNadie && !profesionalId ? [...columnas, columna(agenda, fecha, null)] : columnas;
}

/** Several days, each with a column: of one professional, or of everybody together. */
export function columnasDeDias(agenda: Agenda, dias: readonly Fecha[]): Columna[] {
  const profesional = agenda.equipo.find(({ id }) => id === agenda.profesionalId);
  return dias.map((fecha) => columna(agenda, fecha, profesional));
}

/** How full the days of these people are, 0 to 1, as the statistics have it; undefined where there is nothing to fill. */
export function ocupacionDe(columnas: readonly Columna[]): number | undefined {
  return ocupacionTotal(columnas.flatMap(({ minutos }) => minutos ?? [])).tasa ?? undefined;
}

function columna(
  { negocio, equipo, citas, todas, bloqueos, margenes }: Agenda,
  fecha: Fecha,
  profesional: Profesional | null | undefined,
): Columna {
  const profesionalId = profesional === null ? null : profesional?.id;
  const esSuya = (cita: Cita) => cita.fecha === fecha && esDe(cita, profesionalId, equipo);
  const suyas = citas.filter(esSuya).toSorted(porHora);
  const suyos = bloqueos.filter((bloqueo) => tapa(bloqueo, fecha, profesionalId));
  const abierto = horasDe(negocio, profesional, fecha);
  const puestos = carriles(suyas);
  const tomadas = todas
    .filter((cita) => ocupaTiempo(cita.estado) && esSuya(cita))
    .map((cita) => ({ ...cita, margenMinutos: margenes.get(cita.servicioId ?? '') ?? 0 }));
  const trasCada = new Map(tomadas.map((tomada) => [tomada.id, margenDe(tomada, tomadas)]));
  const disponible = resta(abierto, suyos);
  const libres = profesionalId ? resta(disponible, tomadas.map(conMargen)) : disponible;
  return {
    clave: `${fecha}/${profesionalId ?? ''}`,
    fecha,
    profesionalId,
    ...(profesional && { profesional }),
    abierto,
    citas: suyas.map((cita) => ({
      cita,
      ...(puestos.get(cita) ?? { carril: 0, de: 1 }),
      ...trasCada.get(cita.id),
    })),
    bloqueos: suyos,
    tomadas,
    libres,
    ...(profesional?.activo && { minutos: minutosDelDia({ abierto, bloqueado: suyos, tomado: tomadas }) }),
  };
}

/** As far as nothing was booked into it all the same. A cita that is nobody's keeps nobody's time free. */
function margenDe(tomada: Tomada, tomadas: readonly Tomada[]): Pick<CitaPuesta, 'margen'> {
  const { profesionalId, horaFin: desde, margenMinutos: minutos } = tomada;
  if (minutos === 0 || profesionalId === null) return {};
  const suyas = tomadas.filter((otra) => otra.profesionalId === profesionalId);
  const [tramo] = resta([{ desde, hasta: conMargen(tomada).horaFin }], suyas);
  return tramo ? { margen: { ...tramo, minutos } } : {};
}

function horasDe(
  negocio: Agenda['negocio'],
  profesional: Profesional | null | undefined,
  fecha: Fecha,
): readonly Tramo[] {
  if (!profesional) return horasDelNegocio(negocio, fecha);
  return profesional.activo ? horasDeTrabajo(negocio, profesional, fecha) : [];
}

function esDe(cita: Cita, profesionalId: string | null | undefined, equipo: readonly Profesional[]): boolean {
  if (profesionalId === undefined) return true;
  if (profesionalId) return cita.profesionalId === profesionalId;
  return !equipo.some(({ id }) => id === cita.profesionalId);
}

/** Whether a block lies over a day of this professional; one for everybody lies over all. */
export function tapa(bloqueo: Bloqueo, fecha: Fecha, profesionalId: string | null | undefined): boolean {
  const esSuyo = bloqueo.profesionalId === null || bloqueo.profesionalId === profesionalId;
  return esSuyo && bloqueo.desde <= fecha && fecha <= bloqueo.hasta;
}
