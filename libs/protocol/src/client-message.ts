import * as z from 'zod/mini';
import { authSchema } from './messages/auth.ts';
import { pingSchema } from './messages/ping.ts';
import { subscribeSchema } from './messages/subscribe.ts';
import { unsubscribeSchema } from './messages/unsubscribe.ts';

/** Everything a client may say to the hub. */
export const clientMessageSchema = z.discriminatedUnion('type', [
  subscribeSchema,
  unsubscribeSchema,
  authSchema,
  pingSchema,
]);
export type ClientMessage = z.infer<typeof clientMessageSchema>;
