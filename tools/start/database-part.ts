import {
  DatabaseTooNewError,
  DatabaseUnavailableError,
  EmbeddedServerError,
  loadDemoDataIfEmpty,
  migrate,
  MigrationRefusedError,
  openDatabase,
  type Queryable,
} from '@citas/database';
import { NEGOCIO_DE_OPERADORES } from '@citas/domain';
import { StartError, type Part } from '@citas/process';
import type { Settings } from './settings.ts';
import { startSteadyServer, type SteadyServer } from './steady-server.ts';

export interface DatabasePart extends Part {
  /** Known once started; with the password in it. */
  readonly url: () => string;
  readonly holds: () => Contents;
}

/** Whom somebody who opens the page can log in as. */
export interface Contents {
  readonly hasDemoData: boolean;
  readonly hasNegocio: boolean;
}

interface Messages {
  info(message: string): void;
  warn(message: string): void;
}

/** The database ready for use: running, migrated and, if it is ours, with the demo data. */
export function databasePart(settings: Settings, messages: Messages): DatabasePart {
  const broken = Promise.withResolvers<Error>();
  let server: SteadyServer | undefined;
  let starting: Promise<void> | undefined;
  let url = settings.databaseUrl ?? '';
  let contents: Contents = { hasDemoData: false, hasNegocio: false };

  const start = async (): Promise<void> => {
    if (settings.databaseUrl === undefined) {
      server = await startSteadyServer(settings.dataDir, (message) => messages.warn(message));
      url = server.url;
      void server.broken.then(broken.resolve);
    }
    contents = await prepare(url, settings.withDemo, messages);
  };
  return {
    name: 'base de datos',
    broken: broken.promise,
    url: () => url,
    holds: () => contents,
    start: () => (starting = start().catch(explain)),
    stop: async () => {
      await starting?.catch(() => undefined);
      await server?.stop();
    },
  };
}

async function prepare(url: string, withDemo: boolean, messages: Messages): Promise<Contents> {
  const database = await openDatabase({ url, logger: messages });
  try {
    await migrate(database);
    if (withDemo) await loadDemoDataIfEmpty(database);
    return await contentsOf(database);
  } finally {
    await database.stop();
  }
}

async function contentsOf(database: Queryable): Promise<Contents> {
  const [row] = await database.query<Contents>(
    `SELECT EXISTS (SELECT FROM usuarios WHERE email = 'admin@aurora.demo') AS "hasDemoData",
       EXISTS (SELECT FROM negocios WHERE id <> $1) AS "hasNegocio"`,
    [NEGOCIO_DE_OPERADORES],
  );
  return row ?? { hasDemoData: false, hasNegocio: false };
}

function explain(error: unknown): never {
  const isExplained = [
    ...[EmbeddedServerError, DatabaseUnavailableError, DatabaseTooNewError, MigrationRefusedError],
  ].some((kind) => error instanceof kind);
  throw isExplained ? new StartError((error as Error).message, { cause: error }) : error;
}
