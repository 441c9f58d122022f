import { ConfigError, loadConfig, loggerOptions, secret, type Environment } from '@citas/process';
import { z } from 'zod';

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

export const configSchema = (env: Environment) =>
  z.object({
    ...loggerOptions,
    WS_PORT: z.coerce.number().int().min(0).max(65_535).default(8080).describe('puerto del hub'),
    DATABASE_URL: z
      .url({ protocol: /^postgres(ql)?$/ })
      .meta(secret('dirección de PostgreSQL, como postgres://usuario:clave@servidor:5432/base')),
    JWT_SECRET: z
      .string()
      .min(isProduction(env) ? SHORTEST_PRODUCTION_SECRET : 1)
      .meta(secret('secreto con el que la API firma los tokens; 32 caracteres o más en producción')),
    MAX_CONNECTIONS: z.coerce.number().int().min(1).default(1000).describe('conexiones a la vez'),
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
