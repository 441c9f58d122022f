import { ConfigError, loadConfig, loggerOptions, secret, type Environment } from '@citas/process';
import { tracingOptions } from '@citas/telemetry';
import * as z from 'zod';

const common = { ...loggerOptions, ...tracingOptions };
const SHORTEST_PRODUCTION_SECRET = 32;
const isProduction = (env: Environment) => env['NODE_ENV'] === 'production';

const list = z
  .string()
  .default('')
  .transform((text) =>
    text
      .split(',')
      .map((item) => item.trim())
      .filter((item) => item !== ''),
  );

const jwtSecret = (env: Environment) => z.string().min(isProduction(env) ? SHORTEST_PRODUCTION_SECRET : 1);

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
    DATABASE_URL: z
      .url({ protocol: /^postgres(ql)?$/ })
      .meta(secret('dirección de PostgreSQL, como postgres://usuario:clave@servidor:5432/base')),
    LISTEN_DATABASE_URL: z
      .url({ protocol: /^postgres(ql)?$/ })
      .optional()
      .meta(secret('la misma base sin pooler, para LISTEN; si falta, DATABASE_URL')),
    NATS_URL: z
      .url({ protocol: /^(nats|tls)$/ })
      .optional()
      .meta(secret('servidor NATS que avisa a los hubs, como nats://servidor:4222; si falta, PostgreSQL')),
    HUB_URL: hubUrl,
    JWT_SECRET: jwtSecret(env).meta(
      secret('secreto con el que la API firma los tokens; 32 caracteres o más en producción'),
    ),
    JWT_SECRET_PREVIOUS: jwtSecret(env)
      .optional()
      .meta(secret('otro secreto cuyos tokens también valen, mientras se cambia de uno a otro')),
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

/** For `main.ts`: what is wrong is told without a stack, and the process ends with 1. */
export function readConfigOrExit(): Config {
  try {
    return readConfig();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return process.exit(1);
  }
}
