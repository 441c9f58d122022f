import { maskSecrets, type Logger } from '@citas/process';

/** The guide's first lines when debugging; the secret shows not even its length. */
export function tellDebugMode(logger: Logger, config: { readonly DATABASE_URL: string }): void {
  logger.debug('=== WEBSOCKET SERVER DEBUG MODE ===');
  logger.debug(`DATABASE_URL: ${maskSecrets(config.DATABASE_URL)}`);
  logger.debug('JWT_SECRET: ********');
}
