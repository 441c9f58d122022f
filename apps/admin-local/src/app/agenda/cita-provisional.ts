import type { CrearCita, Cita, Hueco, Negocio, Servicio } from '@citas/protocol';
import { claveDeIdempotencia } from '../http/clave-de-idempotencia.ts';

/**
 * A cita as it will most likely be, to be shown while it is on its way. Its version 0 is no version: nothing can be done
 * with it yet.
 */
export function citaProvisional(
  { hueco, cliente, orden }: { hueco: Hueco; cliente: string; orden: CrearCita },
  negocio: Negocio | undefined,
  servicio: Servicio | undefined,
): Cita {
  const { fecha, horaInicio, horaFin, profesionalId, profesional } = hueco;
  return {
    id: `provisional-${claveDeIdempotencia()}`,
    negocioId: negocio?.id ?? '',
    clienteId: orden.clienteId ?? null,
    cliente,
    servicioId: servicio?.id ?? null,
    servicio: servicio?.nombre ?? '',
    profesionalId,
    profesional,
    fecha,
    horaInicio,
    horaFin,
    inicio: `${fecha}T${horaInicio}`,
    fin: `${fecha}T${horaFin}`,
    estado: 'pendiente',
    motivo: null,
    notas: orden.notas ?? null,
    solapeAutorizado: orden.solapeAutorizado ?? false,
    serieId: null,
    llegadaEn: null,
    version: 0,
    acciones: [],
    creadoEn: '',
    actualizadoEn: '',
  };
}
