import { secret } from '@citas/process';
import * as z from 'zod';

/** Where both servers find the database. */
export const databaseOptions = {
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/ })
    .meta(secret('dirección de PostgreSQL, como postgres://usuario:clave@servidor:5432/base')),
};
