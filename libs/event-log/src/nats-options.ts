import { secret } from '@citas/process';
import * as z from 'zod';

/** Where both servers find NATS, if there is one. */
export const natsOptions = {
  NATS_URL: z
    .url({ protocol: /^(nats|tls)$/ })
    .optional()
    .meta(secret('servidor NATS por el que se avisa a los hubs; si falta o no responde, PostgreSQL')),
};
