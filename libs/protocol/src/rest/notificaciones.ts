import * as z from 'zod';
import { notificationSchema } from '../messages/notification.ts';
import { positionSchema } from '../position.ts';

/** What the `notification` message tells, with its place in the log and whether the reader has read it. */
const notificacionSchema = z.object({
  ...notificationSchema.shape.data.shape,
  seq: z.int(),
  leida: z.boolean(),
});
export type Notificacion = z.infer<typeof notificacionSchema>;

export const listarNotificacionesSchema = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(20),
  /** Only those with a lower `seq`: the next page begins after the last one of this. */
  antesDe: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER).optional(),
});
export type ListarNotificaciones = z.infer<typeof listarNotificacionesSchema>;

export const marcarLeidasSchema = z.strictObject({
  /** The `seq` of the newest one that was read; everything before it counts as read too. */
  hasta: z.int().min(0),
});

export const lecturaSchema = z.object({
  noLeidas: z.int(),
  /** The reader has read up to this `seq`, on whichever device. */
  leidoHasta: z.int(),
  /** The position of `notificaciones:<negocio>` that this holds at: subscribe from it and nothing is missed. */
  posicion: positionSchema,
});
export type Lectura = z.infer<typeof lecturaSchema>;

/** Newest first. */
export const listaDeNotificacionesSchema = lecturaSchema.extend({ datos: z.array(notificacionSchema) });
export type ListaDeNotificaciones = z.infer<typeof listaDeNotificacionesSchema>;
