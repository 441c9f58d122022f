import * as z from 'zod';
import {
  autorSchema,
  cambiosSchema,
  citaSchema,
  estadoSchema,
  fechaSchema,
  horaFinSchema,
  horaSchema,
} from '../cita.ts';
import { positionSchema } from '../position.ts';
import { emailSchema, idSchema, telefonoEscritoSchema, texto } from './campos.ts';

const clienteNuevoSchema = z.strictObject({
  nombre: texto(120),
  telefono: telefonoEscritoSchema.optional(),
  email: emailSchema.optional(),
});

/** A client or service is named by id, or by text: then the one of that name is taken, or made. */
export const crearCitaSchema = z
  .strictObject({
    cliente: z.union([texto(120), clienteNuevoSchema]).optional(),
    clienteId: idSchema.optional(),
    servicio: texto(120).optional(),
    servicioId: idSchema.optional(),
    profesionalId: idSchema.nullable().optional(),
    fecha: fechaSchema,
    horaInicio: horaSchema,
    horaFin: z.optional(horaFinSchema),
    estado: z.enum(['pendiente', 'confirmada']).optional(),
    notas: z.string().trim().max(2000).nullable().optional(),
    /** Only an admin may overlap on purpose. */
    solapeAutorizado: z.boolean().optional(),
  })
  .refine((cita) => (cita.cliente === undefined) !== (cita.clienteId === undefined), {
    path: ['cliente'],
    message: 'cliente_o_cliente_id',
  })
  .refine((cita) => (cita.servicio === undefined) !== (cita.servicioId === undefined), {
    path: ['servicio'],
    message: 'servicio_o_servicio_id',
  });
export type CrearCita = z.infer<typeof crearCitaSchema>;

/** What may change while a cita is open. Its estado has a route of its own. */
export const cambiarCitaSchema = z.strictObject({
  profesionalId: idSchema.nullable().optional(),
  servicioId: idSchema.optional(),
  fecha: z.optional(fechaSchema),
  horaInicio: z.optional(horaSchema),
  horaFin: z.optional(horaFinSchema),
  notas: z.string().trim().max(2000).nullable().optional(),
  solapeAutorizado: z.boolean().optional(),
});
export type CambiarCita = z.infer<typeof cambiarCitaSchema>;

export const cambiarEstadoSchema = z
  .strictObject({
    a: estadoSchema,
    /** Why: a cancellation has to say it. */
    motivo: texto(500).optional(),
    /** For a cita that takes its time again, which may be somebody else's or blocked by now. */
    solapeAutorizado: z.boolean().optional(),
    /** Where such a cita takes it; what is not named stays as it was. */
    profesionalId: idSchema.nullable().optional(),
    fecha: z.optional(fechaSchema),
    horaInicio: z.optional(horaSchema),
    horaFin: z.optional(horaFinSchema),
  })
  .refine(({ a, motivo }) => a !== 'cancelada' || motivo !== undefined, {
    path: ['motivo'],
    message: 'motivo_al_cancelar',
  });
export type CambiarEstado = z.infer<typeof cambiarEstadoSchema>;

/** Whether the client of the cita is there. */
export const apuntarLlegadaSchema = z.strictObject({ llego: z.boolean() });
export type ApuntarLlegada = z.infer<typeof apuntarLlegadaSchema>;

const lista = <T extends z.core.$ZodType>(valor: T) =>
  z.union([valor, z.array(valor)]).transform((v) => (Array.isArray(v) ? v : [v]));

/** Filters of `GET /citas`; an unknown one is refused. `q` ignores accents and case. */
export const listarCitasSchema = z.strictObject({
  desde: z.optional(fechaSchema),
  hasta: z.optional(fechaSchema),
  estado: lista(estadoSchema).optional(),
  profesionalId: idSchema.optional(),
  servicioId: idSchema.optional(),
  /** The name as it stands in the citas, to the letter: of one that was renamed since, those of before. */
  servicio: z.string().min(1).max(120).optional(),
  clienteId: idSchema.optional(),
  q: z.string().trim().max(120).optional(),
  /** `agenda`, unless said otherwise, begins with the earliest; `recientes` with the latest. */
  orden: z.enum(['agenda', 'recientes']).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(500).optional(),
});
export type ListarCitas = z.infer<typeof listarCitasSchema>;

export const listaDeCitasSchema = z.object({
  datos: z.array(citaSchema),
  siguiente: z.string().nullable(),
  /** The position of `citas:<negocio>` that these rows hold at: subscribe from it and nothing is missed or doubled. */
  posicion: positionSchema,
});
export type ListaDeCitas = z.infer<typeof listaDeCitasSchema>;

/** One change of a cita, as the log has it. */
const historialSchema = z.object({
  seq: z.int(),
  tipo: z.enum(['cita_created', 'cita_updated', 'cita_deleted']),
  cambios: z.nullable(cambiosSchema),
  por: autorSchema,
  timestamp: z.string(),
});
export type Historial = z.infer<typeof historialSchema>;
export const listaDeHistorialSchema = z.object({ datos: z.array(historialSchema) });

export const actividadQuerySchema = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(20),
});

/** One line of the activity feed: an event of the log, newest first. */
const actividadSchema = z.object({
  seq: z.int(),
  tipo: z.enum(['cita_created', 'cita_updated', 'cita_deleted', 'citas_changed']),
  cita: z.nullable(citaSchema),
  cambios: z.nullable(cambiosSchema),
  /** How many citas a `citas_changed` stands for; null otherwise. */
  count: z.int().nullable(),
  por: autorSchema,
  timestamp: z.string(),
});
export type Actividad = z.infer<typeof actividadSchema>;

export const listaDeActividadSchema = z.object({ datos: z.array(actividadSchema), posicion: positionSchema });
export type ListaDeActividad = z.infer<typeof listaDeActividadSchema>;
