import { checkDatabaseUrl } from './check-database-url.ts';
import { databaseUrlSource, developmentEnvPath } from './database-url-source.ts';
import { DatabaseUnavailableError } from './database-unavailable-error.ts';
import { DatabaseUrlError } from './database-url-error.ts';
import type { Database } from './database.ts';
import { openDatabase } from './open-database.ts';

/**
 * What a command that a person types does with the database of DATABASE_URL, which is closed after it. Rejects with a
 * message for that person when there is none.
 */
export async function commandOnDatabase<Result>(
  work: (database: Database) => Promise<Result>,
): Promise<Result> {
  const database = await open(process.env['DATABASE_URL']);
  try {
    return await work(database);
  } finally {
    await database.stop();
  }
}

/** Says why a command failed, in a line, and ends the process with 1. */
export function failCommand(error: unknown): never {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
}

async function open(url: string | undefined): Promise<Database> {
  if (!url)
    throw new DatabaseUrlError(
      'Falta DATABASE_URL, la dirección de la base de datos: arranca antes el sistema con npm start, o ponla en .env o en el entorno.',
    );
  await checkDatabaseUrl(url);
  try {
    return await openDatabase({ url, attempts: 1 });
  } catch (error) {
    const isOurs = databaseUrlSource(url) === 'development.env';
    if (!(error instanceof DatabaseUnavailableError) || !isOurs) throw error;
    throw new DatabaseUrlError(
      `La base de datos incluida no está en marcha: lo está mientras lo esté npm start, que se arranca en otra terminal. (Su dirección viene de ${developmentEnvPath()}.)`,
      { cause: error },
    );
  }
}
