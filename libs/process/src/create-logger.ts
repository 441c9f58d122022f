import pino, { type DestinationStream, type Logger } from 'pino';
import * as z from 'zod';
import { maskSecrets } from './mask-secrets.ts';
import { toHumanLine } from './human-line.ts';

export type { Logger };

const levels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
const formats = ['json', 'pretty'] as const;

/** For an app's config schema: `z.object({ ...loggerOptions, … })`. */
export const loggerOptions = {
  LOG_LEVEL: z.enum(levels).default('info').describe('desde qué gravedad se escribe en el registro'),
  LOG_FORMAT: z
    .enum(formats)
    .default('json')
    .describe('registro para máquinas (json) o para personas (pretty)'),
};

export interface LoggerSettings {
  readonly name: string;
  readonly LOG_LEVEL?: (typeof levels)[number];
  readonly LOG_FORMAT?: (typeof formats)[number];
  /** Standard output unless told otherwise. */
  readonly destination?: DestinationStream;
}

const secretKeys = [
  'password',
  'passwordHash',
  'token',
  'accessToken',
  'refreshToken',
  'ticket',
  'secret',
  'authorization',
  'cookie',
];
const redacted = [
  ...secretKeys.flatMap((key) => [key, `*.${key}`, `*.headers.${key}`]),
  ...['headers.authorization', 'headers.cookie', 'JWT_SECRET', '*.JWT_SECRET'],
  ...['res.headers["set-cookie"]', 'req.headers["sec-websocket-protocol"]'],
];

/**
 * Writes at once, on this thread, so that nothing is lost when the process ends. Secrets are removed twice: fields by
 * their name, and whatever looks like one in any text, such as the address of a database within an error.
 */
export function createLogger(settings: LoggerSettings): Logger {
  const { name, LOG_LEVEL: level = 'info', LOG_FORMAT: format = 'json' } = settings;
  const destination = settings.destination ?? pino.destination({ fd: 1, sync: true });
  const toText = format === 'pretty' ? toHumanLine : (line: string): string => line;
  return pino(
    { name, level, redact: { paths: redacted, censor: '***' } },
    { write: (line) => destination.write(maskSecrets(toText(line))) },
  );
}
