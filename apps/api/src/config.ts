import { secretOptions } from '@citas/auth';
import { databaseOptions } from '@citas/database';
import { natsOptions } from '@citas/event-log';
import { loadConfig, loggerOptions, type Environment } from '@citas/process';
import { tracingOptions } from '@citas/telemetry';
import * as z from 'zod';
import { dashboardFolder } from './http/dashboard-folder.ts';
import { trustedProxies } from './http/trusted-proxies.ts';

const common = { ...loggerOptions, ...tracingOptions };
const PORT = z.coerce.number().int().min(1).max(65_535);

/** Every variable of the API; in production a secret must be one. */
export function apiOptions(isProduction: boolean) {
  return z.object({
    ...common,
    API_PORT: PORT.default(3000).describe('puerto de la API'),
    ...databaseOptions,
    ...natsOptions,
    ...secretOptions(isProduction),
    ACCESS_TOKEN_SECONDS: z.coerce
      .number()
      .int()
      .min(1)
      .max(86_400)
      .default(900)
      .describe('segundos que vale un token de acceso'),
    WEB_DIST: dashboardFolder
      .optional()
      .describe('carpeta del panel ya construido, si la API también lo sirve'),
    REQUESTS_PER_MINUTE: z.coerce
      .number()
      .int()
      .min(1)
      .default(1_200)
      .describe('peticiones por minuto que se admiten de una persona o, sin sesión, desde una dirección'),
    TRUST_PROXY: trustedProxies
      .default('loopback')
      .describe(
        'proxies de los que se cree X-Forwarded-For, como «loopback» o una lista de direcciones; de «uniquelocal» y «linklocal», solo quien llama a la API',
      ),
  });
}

export type ApiConfig = z.output<ReturnType<typeof apiOptions>>;

export function loadApiConfig(env: Environment = process.env): ApiConfig {
  return loadConfig(apiOptions(env['NODE_ENV'] === 'production'), env);
}
