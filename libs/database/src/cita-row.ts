import { conDesfase, type EstadoCita } from '@citas/domain';
import type { Cita } from '@citas/protocol';

/** A row of `citas`, as a query or as `to_jsonb` in an event gives it. */
export interface CitaRow {
  readonly id: string;
  readonly negocio_id: string;
  readonly cliente_id: string | null;
  readonly cliente: string;
  readonly servicio_id: string | null;
  readonly servicio: string;
  readonly profesional_id: string | null;
  readonly profesional: string | null;
  readonly fecha: string;
  readonly hora_inicio: string;
  readonly hora_fin: string;
  readonly estado: EstadoCita;
  readonly motivo: string | null;
  readonly notas: string | null;
  readonly solape_autorizado: boolean;
  /** Not there in an event that is older than series. */
  readonly serie_id?: string | null;
  /** Not there in an event that is older than arrivals. */
  readonly llegada_en?: string | Date | null;
  readonly version: number;
  readonly creado_en: string | Date;
  readonly actualizado_en: string | Date;
}

const minutos = (hora: string) => hora.slice(0, 5);
const instante = (valor: string | Date) => new Date(valor).toISOString();

/** The cita as REST and the hub show it; `acciones` is added by REST, which knows who asks. */
export function citaFromRow(row: CitaRow, zonaHoraria: string): Cita {
  const horaInicio = minutos(row.hora_inicio);
  const horaFin = minutos(row.hora_fin);
  return {
    id: row.id,
    negocioId: row.negocio_id,
    clienteId: row.cliente_id,
    cliente: row.cliente,
    servicioId: row.servicio_id,
    servicio: row.servicio,
    profesionalId: row.profesional_id,
    profesional: row.profesional,
    fecha: row.fecha,
    horaInicio,
    horaFin,
    inicio: conDesfase(row.fecha, horaInicio, zonaHoraria),
    fin: conDesfase(row.fecha, horaFin, zonaHoraria),
    estado: row.estado,
    motivo: row.motivo,
    notas: row.notas,
    solapeAutorizado: row.solape_autorizado,
    serieId: row.serie_id ?? null,
    llegadaEn: row.llegada_en ? instante(row.llegada_en) : null,
    version: row.version,
    creadoEn: instante(row.creado_en),
    actualizadoEn: instante(row.actualizado_en),
  };
}
