import { ConfigError, type Environment } from '@citas/process';
import { readSettings, type Settings } from './settings.ts';
import { terminal } from './terminal.ts';

/** The settings; when they are wrong the process ends, and says what is. */
export async function settingsOrExit(env: Environment): Promise<Settings> {
  try {
    return await readSettings(env);
  } catch (error) {
    terminal.fatal(error instanceof ConfigError ? error.message : `No se pudo empezar: ${String(error)}`);
    return process.exit(1);
  }
}
