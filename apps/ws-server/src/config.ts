import { secretOptions } from '@citas/auth';
import { databaseOptions } from '@citas/database';
import { natsOptions } from '@citas/event-log';
import { loadConfig, loggerOptions, secret, type Environment } from '@citas/process';
import { tracingOptions } from '@citas/telemetry';
import * as z from 'zod';

const common = { ...loggerOptions, ...tracingOptions };

const list = z
  .string()
  .default('')
  .transform((text) =>
    text
      .split(',')
      .map((item) => item.trim())
      .filter((item) => item !== ''),
  );

const seconds = ({ usual, atMost }: { readonly usual: number; readonly atMost: number }) =>
  z.coerce.number().min(0).max(atMost).default(usual);

const hubUrl = z
  .url({ protocol: /^https?$/ })
  .optional()
  .describe(
    'dirección con la que la API llega a este hub, para la página del operador; si falta, el nombre de la máquina y WS_PORT',
  );

const limit = (usual: number) => z.coerce.number().int().min(1).default(usual);

export const configSchema = (env: Environment) =>
  z.object({
    ...common,
    WS_PORT: z.coerce.number().int().min(0).max(65_535).default(8080).describe('puerto del hub'),
    ...databaseOptions,
    LISTEN_DATABASE_URL: z
      .url({ protocol: /^postgres(ql)?$/ })
      .optional()
      .meta(secret('la misma base sin pooler, para LISTEN; si falta, DATABASE_URL')),
    ...natsOptions,
    HUB_URL: hubUrl,
    ...secretOptions(env['NODE_ENV'] === 'production'),
    MAX_CONNECTIONS: limit(1000).describe('conexiones a la vez'),
    MAX_CONNECTIONS_PER_USER: limit(20).describe('conexiones a la vez de un usuario'),
    MAX_CONNECTIONS_PER_NEGOCIO: limit(500).describe('conexiones a la vez de un negocio'),
    HANDSHAKES_PER_SECOND: limit(500).describe('conexiones nuevas por segundo; otras tantas de una vez'),
    DRAIN_SECONDS: seconds({ usual: 10, atMost: 600 }).describe(
      'al parar, segundos para que los clientes pasen a otro hub; 0: se cierran ya',
    ),
    CANARY_SECONDS: seconds({ usual: 15, atMost: 3600 }).describe(
      'cada cuántos segundos el hub comprueba el camino entero con un aviso propio; 0: nunca',
    ),
    ALLOWED_ORIGINS: list.describe(
      'orígenes de páginas que pueden conectarse, separados por comas; vacío: cualquiera',
    ),
  });

export type Config = ReturnType<typeof readConfig>;

export function readConfig(env: Environment = process.env) {
  return loadConfig(configSchema(env), env);
}
