import { ROLES } from '@citas/domain';
import * as z from 'zod';
import { entera, idSchema } from './campos.ts';

/** A channel that a hub keeps: where it stands, and who follows it there. */
const canalDeHubSchema = z.object({
  canal: z.string(),
  suscriptores: z.int(),
  /** The newest event that the hub has read; null for figures, which have no positions. */
  posicion: z.int().nullable(),
});

const conexionDeHubSchema = z.object({
  id: idSchema,
  usuarioId: z.string(),
  nombre: z.string(),
  rol: z.enum(ROLES),
  negocioId: z.string(),
  /** RFC 3339. */
  desde: z.string(),
  canales: z.int(),
  /** Bytes that wait because it reads slowly. */
  bytesEnEspera: z.int(),
});
export type ConexionDeHub = z.infer<typeof conexionDeHubSchema>;

/** What a hub tells of itself; lists are of the negocio that was asked for. */
export const estadoDeHubSchema = z.object({
  conexiones: z.int(),
  maximo: z.int(),
  suscripciones: z.int(),
  /** Since everything that is watched was last read: more than two seconds say that the database does not answer. */
  retrasoSegundos: z.number(),
  oyeAvisos: z.boolean(),
  /** Those with most followers first. */
  canales: z.array(canalDeHubSchema),
  /** Those for whom most waits first, then those that came last. */
  abiertas: z.array(conexionDeHubSchema),
});
export type EstadoDeHub = z.infer<typeof estadoDeHubSchema>;

const canalVistoSchema = canalDeHubSchema.extend({
  /** The newest event in the database; null for figures. */
  cabeza: z.int().nullable(),
});

const hubVistoSchema = z.object({
  id: idSchema,
  /** Where the API reaches it. */
  url: z.string(),
  /** RFC 3339. */
  desde: z.string(),
  /** RFC 3339: when it last wrote that it is there. */
  vistoEn: z.string(),
  /** Null when it did not answer within two seconds. */
  estado: estadoDeHubSchema.extend({ canales: z.array(canalVistoSchema) }).nullable(),
});
export type HubVisto = z.infer<typeof hubVistoSchema>;
export const listaDeHubsSchema = entera(hubVistoSchema);

export const filtroDeHubsSchema = z.strictObject({ negocio: z.string().min(1).max(64).optional() });

export const revocarUsuarioSchema = z.strictObject({
  /** Whether they may not log in again either, until an admin of their negocio lets them. */
  bloquear: z.boolean().default(false),
});
