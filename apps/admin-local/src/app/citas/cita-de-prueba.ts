import type { Cita } from '@citas/protocol';

/** A valid cita for the specs. */
export function citaDePrueba(cambios: Partial<Cita> = {}): Cita {
  return {
    id: '0193a000-0000-7000-8000-000000000001',
    negocioId: 'negocio_123',
    clienteId: '0193a000-0000-7000-8000-0000000000c1',
    cliente: 'Ana Pérez',
    servicioId: '0193a000-0000-7000-8000-0000000000b1',
    servicio: 'Corte',
    profesionalId: '0193a000-0000-7000-8000-0000000000a1',
    profesional: 'Marta',
    fecha: '2026-11-24',
    horaInicio: '10:00',
    horaFin: '10:45',
    inicio: '2026-11-24T10:00:00-06:00',
    fin: '2026-11-24T10:45:00-06:00',
    estado: 'pendiente',
    motivo: null,
    notas: null,
    solapeAutorizado: false,
    serieId: null,
    llegadaEn: null,
    version: 1,
    creadoEn: '2026-11-20T10:00:00Z',
    actualizadoEn: '2026-11-20T10:00:00Z',
    ...cambios,
  };
}

/** An event about a cita, as the hub sends it. */
export function eventoDePrueba(seq: number, cita: Partial<Cita> = {}, timestamp = '2026-11-24T12:00:00Z') {
  return {
    type: 'cita_created' as const,
    channel: 'citas:negocio_123',
    seq,
    data: { ...citaDePrueba(cita), por: { id: null, nombre: 'Recepción' }, timestamp },
  };
}

export function cambioDePrueba(seq: number, cita: Partial<Cita>, timestamp = '2026-11-24T12:00:00Z') {
  const evento = eventoDePrueba(seq, cita, timestamp);
  return { ...evento, type: 'cita_updated' as const, data: { ...evento.data, cambios: {} } };
}
