import { minutosDeHora, ocupaTiempo, type Fecha, type Tiempo, type Tramo } from '@citas/domain';
import type { Bloqueo, Cita, Negocio, Profesional } from '@citas/protocol';
import { porHora } from '../citas/orden.ts';
import { horasDelNegocio, horasDeTrabajo } from '../negocio/horas-de-trabajo.ts';
import { carriles, type Carril } from './carriles.ts';
import { resta } from './resta.ts';

export interface CitaPuesta extends Carril {
  readonly cita: Cita;
}

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
  /** Where a new cita fits. */
  readonly libres: readonly Tramo[];
  /** Part of the open time that is booked, 0 to 1; undefined when there is none. */
  readonly ocupacion: number | undefined;
}

export interface Agenda {
  readonly negocio: Pick<Negocio, 'horario'>;
  readonly equipo: readonly Profesional[];
  readonly citas: readonly Cita[];
  readonly bloqueos: readonly Bloqueo[];
  /** Only this professional's. */
  readonly profesionalId?: string | undefined;
}

/** A day with a column for everybody who works or has citas then; what nobody was given comes last. */
export function columnasDelDia(agenda: Agenda, fecha: Fecha): Columna[] {
  const { equipo, citas, profesionalId } = agenda;
  const tieneCitas = new Set(citas.map((cita) => cita.profesionalId));
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

function columna(
  { negocio, equipo, citas, bloqueos }: Agenda,
  fecha: Fecha,
  profesional: Profesional | null | undefined,
): Columna {
  const profesionalId = profesional === null ? null : profesional?.id;
  const suyas = citas
    .filter((cita) => cita.fecha === fecha && esDe(cita, profesionalId, equipo))
    .toSorted(porHora);
  const suyos = bloqueos.filter((bloqueo) => tapa(bloqueo, fecha, profesionalId));
  const abierto = profesional ? horasDeTrabajo(negocio, profesional, fecha) : horasDelNegocio(negocio, fecha);
  const puestos = carriles(suyas);
  const tomado = profesionalId ? suyas.filter(({ estado }) => ocupaTiempo(estado)) : [];
  const disponible = resta(abierto, suyos);
  return {
    clave: `${fecha}/${profesionalId ?? ''}`,
    fecha,
    profesionalId,
    ...(profesional && { profesional }),
    abierto,
    citas: suyas.map((cita) => ({ cita, ...(puestos.get(cita) ?? { carril: 0, de: 1 }) })),
    bloqueos: suyos,
    libres: resta(disponible, tomado),
    ocupacion: profesionalId ? ocupacion(disponible, tomado) : undefined,
  };
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

function ocupacion(disponible: readonly Tramo[], tomado: readonly Tiempo[]): number | undefined {
  const total = minutosDe(disponible);
  return total === 0 ? undefined : 1 - minutosDe(resta(disponible, tomado)) / total;
}

function minutosDe(tramos: readonly Tramo[]): number {
  return tramos.reduce((suma, { desde, hasta }) => suma + minutosDeHora(hasta) - minutosDeHora(desde), 0);
}
