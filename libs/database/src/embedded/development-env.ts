import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { readIfThere, writePrivateFile } from './private-file.ts';
import { newSecret } from './data-directory.ts';

export interface DevelopmentEnv {
  readonly path: string;
  readonly databaseUrl: string;
  readonly jwtSecret: string;
}

/** What the programs need to join this DATA_DIR's system, as `node --env-file` reads it. The secret stays between runs. */
export async function writeDevelopmentEnv(dataDir: string, databaseUrl: string): Promise<DevelopmentEnv> {
  const path = join(dataDir, 'development.env');
  const kept = parseEnv((await readIfThere(path)) ?? '');
  const jwtSecret = kept['JWT_SECRET'] ?? newSecret(48);
  if (kept['DATABASE_URL'] !== databaseUrl || kept['JWT_SECRET'] !== jwtSecret) {
    await writePrivateFile(path, `DATABASE_URL=${databaseUrl}\nJWT_SECRET=${jwtSecret}\n`);
  }
  return { path, databaseUrl, jwtSecret };
}
