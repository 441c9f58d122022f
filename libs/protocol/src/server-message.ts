import * as z from 'zod/mini';
import { authenticatedSchema } from './messages/auth.ts';
import { bloqueosChangedSchema } from './messages/bloqueos-changed.ts';
import { citaCreatedSchema, citaDeletedSchema, citaUpdatedSchema } from './messages/cita-event.ts';
import { citasChangedSchema } from './messages/citas-changed.ts';
import { connectedSchema } from './messages/connected.ts';
import { errorMessageSchema } from './messages/error.ts';
import { negocioChangedSchema } from './messages/negocio-changed.ts';
import { notificationSchema } from './messages/notification.ts';
import { notificacionesChangedSchema } from './messages/notificaciones-changed.ts';
import { pongSchema } from './messages/ping.ts';
import { resyncSchema } from './messages/resync.ts';
import { reconnectSchema } from './messages/reconnect.ts';
import { seriesDeltaSchema, seriesMessageSchema } from './messages/series.ts';
import { statsDeltaSchema, statsSchema } from './messages/stats.ts';
import { subscribedSchema } from './messages/subscribed.ts';
import { unsubscribedSchema } from './messages/unsubscribe.ts';

/** Everything the hub may say to a client. */
export const serverMessageSchema = z.discriminatedUnion('type', [
  connectedSchema,
  subscribedSchema,
  unsubscribedSchema,
  authenticatedSchema,
  pongSchema,
  statsSchema,
  statsDeltaSchema,
  seriesMessageSchema,
  seriesDeltaSchema,
  citaCreatedSchema,
  citaUpdatedSchema,
  citaDeletedSchema,
  citasChangedSchema,
  bloqueosChangedSchema,
  negocioChangedSchema,
  notificationSchema,
  notificacionesChangedSchema,
  resyncSchema,
  reconnectSchema,
  errorMessageSchema,
]);
export type ServerMessage = z.infer<typeof serverMessageSchema>;
export type ServerMessageType = ServerMessage['type'];
/** The message of one type: `MessageOf<'stats'>`. */
export type MessageOf<T extends ServerMessageType> = Extract<ServerMessage, { type: T }>;
/** The messages that carry a position in their channel's log. */
export type StreamMessage = Extract<ServerMessage, { seq: number }>;
