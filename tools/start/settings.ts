import { join, resolve } from 'node:path';
import { secretOptions } from '@citas/auth';
import { checkDatabaseUrl, DatabaseUrlError, prepareDevelopment } from '@citas/database';
import { ConfigError, loadConfig, loggerOptions, secret, type Environment } from '@citas/process';
import * as z from 'zod';

const port = (standard: number, description: string): z.ZodDefault<z.ZodCoercedNumber> =>
  z.coerce.number().int().min(1).max(65_535).default(standard).describe(description);

/** The variables of this command, and those of both servers that are soon wrong: they are told before anything is built. */
function options(isProduction: boolean) {
  const { JWT_SECRET, JWT_SECRET_PREVIOUS } = secretOptions(isProduction);
  return z.object({
    ...loggerOptions,
    WEB_PORT: port(4200, 'puerto del panel'),
    API_PORT: port(3000, 'puerto de la API'),
    WS_PORT: port(8080, 'puerto del servidor WebSocket'),
    DATA_DIR: z
      .string()
      .default('./.data')
      .describe('carpeta de los datos, los registros y los secretos de desarrollo'),
    DATABASE_URL: z
      .string()
      .meta(secret('otra base de datos PostgreSQL; sin ella se usa la incluida'))
      .optional(),
    JWT_SECRET: isProduction ? JWT_SECRET : JWT_SECRET.optional(),
    JWT_SECRET_PREVIOUS,
    DEMO: z
      .enum(['0', '1'])
      .default('0')
      .describe('con 1, carga los datos de demostración también en la base de DATABASE_URL'),
  });
}

export interface Settings {
  readonly webPort: number;
  readonly apiPort: number;
  readonly wsPort: number;
  readonly dataDir: string;
  readonly logDir: string;
  /** The pages that are served. */
  readonly webFolder: string;
  /** Undefined: the embedded server. */
  readonly databaseUrl: string | undefined;
  readonly jwtSecret: string;
  readonly withDemo: boolean;
}

/** Rejects with a ConfigError. Outside production a secret is made once and kept in DATA_DIR. */
export async function readSettings(env: Environment): Promise<Settings> {
  const config = loadConfig(options(env['NODE_ENV'] === 'production'), env);
  requireDifferent({ WEB_PORT: config.WEB_PORT, API_PORT: config.API_PORT, WS_PORT: config.WS_PORT });
  if (config.DATABASE_URL !== undefined) await checkDatabaseUrl(config.DATABASE_URL).catch(asConfigError);
  const dataDir = resolve(config.DATA_DIR);
  return {
    webPort: config.WEB_PORT,
    apiPort: config.API_PORT,
    wsPort: config.WS_PORT,
    dataDir,
    logDir: join(dataDir, 'logs'),
    // Of its own for whoever starts another one on the same data.
    webFolder: join(dataDir, `panel-${config.WEB_PORT}`),
    databaseUrl: config.DATABASE_URL,
    jwtSecret: config.JWT_SECRET ?? (await prepareDevelopment(dataDir)).jwtSecret,
    withDemo: config.DATABASE_URL === undefined || config.DEMO === '1',
  };
}

function asConfigError(error: unknown): never {
  throw error instanceof DatabaseUrlError ? new ConfigError([error.message]) : error;
}

function requireDifferent(ports: Readonly<Record<string, number>>): void {
  const seen = new Map<number, string>();
  const problems: string[] = [];
  for (const [name, value] of Object.entries(ports)) {
    const other = seen.get(value);
    if (other !== undefined) problems.push(`${other} y ${name} son el mismo puerto, ${value}.`);
    seen.set(value, name);
  }
  if (problems.length > 0) throw new ConfigError(problems);
}
