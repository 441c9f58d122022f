import type { Cita } from '@citas/protocol';

export type Campo =
  'fecha' | 'hora' | 'profesional' | 'servicio' | 'estado' | 'cliente' | 'notas' | 'llegada';

export interface Diferencia {
  readonly campo: Campo;
  /** Empty where there was none. */
  readonly antes: string;
  readonly ahora: string;
}

const LEER: Record<Campo, (cita: Cita) => string> = {
  fecha: (cita) => cita.fecha,
  hora: (cita) => `${cita.horaInicio}–${cita.horaFin}`,
  profesional: (cita) => cita.profesional ?? '',
  servicio: (cita) => cita.servicio,
  estado: (cita) => cita.estado,
  cliente: (cita) => cita.cliente,
  notas: (cita) => cita.notas ?? '',
  llegada: (cita) => cita.llegadaEn ?? '',
};
const CAMPOS = Object.keys(LEER) as Campo[];

/** What somebody else changed in a cita, field by field, as a person names the fields. */
export function diferencias(antes: Cita, ahora: Cita): Diferencia[] {
  return CAMPOS.map((campo) => ({ campo, antes: LEER[campo](antes), ahora: LEER[campo](ahora) })).filter(
    (diferencia) => diferencia.antes !== diferencia.ahora,
  );
}
