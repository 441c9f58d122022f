import { ConfigError, secret, loadConfig, loggerOptions, type Environment } from '@citas/process';
import { tracingOptions } from '@citas/telemetry';
import * as z from 'zod';

const common = { ...loggerOptions, ...tracingOptions };
const PORT = z.coerce.number().int().min(1).max(65_535);

/** Every variable of the API; in production a secret must be one. */
export function apiOptions(isProduction: boolean) {
  return z.object({
    ...common,
    API_PORT: PORT.default(3000).describe('puerto de la API'),
    DATABASE_URL: z
      .url({ protocol: /^postgres(ql)?$/ })
      .meta(secret('dirección de PostgreSQL, como postgres://usuario:clave@servidor:5432/base')),
    NATS_URL: z
      .url({ protocol: /^(nats|tls)$/ })
      .optional()
      .meta(secret('servidor NATS por el que se avisa a los hubs; si falta o no responde, PostgreSQL')),
    JWT_SECRET: z
      .string()
      .min(isProduction ? 32 : 1)
      .meta(secret('secreto con que se firman los tokens; en producción, de 32 caracteres o más')),
    JWT_SECRET_PREVIOUS: z
      .string()
      .min(isProduction ? 32 : 1)
      .optional()
      .meta(secret('otro secreto cuyos tokens también valen, mientras se cambia de uno a otro')),
    ACCESS_TOKEN_SECONDS: z.coerce
      .number()
      .int()
      .min(1)
      .max(86_400)
      .default(900)
      .describe('segundos que vale un token de acceso'),
    WEB_DIST: z.string().optional().describe('carpeta del panel ya construido, si la API también lo sirve'),
    REQUESTS_PER_MINUTE: z.coerce
      .number()
      .int()
      .min(1)
      .default(1_200)
      .describe('peticiones por minuto que se admiten desde una dirección'),
    TRUST_PROXY: z
      .string()
      .default('loopback')
      .describe('proxies de los que se cree X-Forwarded-For, como «loopback» o una lista de direcciones'),
  });
}

export type ApiConfig = z.output<ReturnType<typeof apiOptions>> & { readonly isProduction: boolean };

export function loadApiConfig(env: Environment = process.env): ApiConfig {
  const isProduction = env['NODE_ENV'] === 'production';
  return { ...loadConfig(apiOptions(isProduction), env), isProduction };
}

/** Every problem of the environment at once, as lines for a person. */
export function configOrExit(): ApiConfig {
  try {
    return loadApiConfig();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return process.exit(1);
  }
}
