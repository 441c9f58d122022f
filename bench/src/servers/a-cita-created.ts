import { citaCreatedSchema, type CitaCreated } from '@citas/protocol';

/** What the product is given to book. */
export const A_CITA = {
  cliente: 'Dolores Fernández Iturriaga',
  servicio: 'Corte y peinado',
  notas:
    'Viene con su hija; prefiere la silla junto a la ventana y que la atienda Carmen. Alérgica al amoniaco: usar ' +
    'el tinte de la caja azul. Pidió que le recordemos la cita por teléfono la tarde anterior, después de las seis.',
};

const THE_EVENT = citaCreatedSchema.parse({
  type: 'cita_created',
  channel: 'citas:negocio_0',
  seq: 0,
  data: {
    id: '01a20ed8-ee5c-7fb9-85ae-aaa5aff2255f',
    negocioId: 'negocio_0',
    clienteId: null,
    cliente: A_CITA.cliente,
    servicioId: null,
    servicio: A_CITA.servicio,
    profesionalId: null,
    profesional: null,
    fecha: '2026-11-24',
    horaInicio: '10:00',
    horaFin: '10:30',
    inicio: '2026-11-24T10:00:00-06:00',
    fin: '2026-11-24T10:30:00-06:00',
    estado: 'pendiente',
    motivo: null,
    notas: A_CITA.notas,
    solapeAutorizado: false,
    serieId: null,
    llegadaEn: null,
    version: 1,
    creadoEn: '2026-11-24T16:00:00.000Z',
    actualizadoEn: '2026-11-24T16:00:00.000Z',
    por: { id: null, nombre: 'SQL (citas)' },
    timestamp: '2026-11-24T16:00:00.012Z',
  },
});

/** A real event of about 900 bytes, as the product sends it for a cita of its feed. */
export const aCitaCreated = (seq: number): CitaCreated => ({ ...THE_EVENT, seq });
