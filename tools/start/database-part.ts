import {
  DatabaseTooNewError,
  DatabaseUnavailableError,
  EmbeddedServerError,
  loadDemoDataIfEmpty,
  migrate,
  openDatabase,
  startEmbeddedServer,
  type EmbeddedServer,
} from '@citas/database';
import { StartError, type Part } from '@citas/process';
import type { Settings } from './settings.ts';

export interface DatabasePart extends Part {
  /** Known once started; with the password in it. */
  readonly url: () => string;
  readonly hasDemoData: () => boolean;
}

interface Messages {
  info(message: string): void;
  warn(message: string): void;
}

/** The database ready for use: running, migrated and, if it is ours, with the demo data. */
export function databasePart(settings: Settings, messages: Messages): DatabasePart {
  const broken = Promise.withResolvers<Error>();
  let server: EmbeddedServer | undefined;
  let starting: Promise<void> | undefined;
  let url = settings.databaseUrl ?? '';
  let hasDemoData = false;

  const start = async (): Promise<void> => {
    if (settings.databaseUrl === undefined) {
      server = await startEmbeddedServer({ dataDir: settings.dataDir });
      url = server.url;
      void server.crashed.then(({ log }) =>
        broken.resolve(new Error(`PostgreSQL ha terminado inesperadamente:\n${log}`)),
      );
    }
    hasDemoData = await prepare(url, settings.withDemo, messages);
  };
  return {
    name: 'base de datos',
    broken: broken.promise,
    url: () => url,
    hasDemoData: () => hasDemoData,
    start: () => (starting = start().catch(explain)),
    stop: async () => {
      await starting?.catch(() => undefined);
      await server?.stop();
    },
  };
}

async function prepare(url: string, withDemo: boolean, messages: Messages): Promise<boolean> {
  const database = await openDatabase({ url, logger: messages });
  try {
    await migrate(database);
    if (withDemo) await loadDemoDataIfEmpty(database);
    const demo = await database.query(`SELECT 1 FROM usuarios WHERE email = 'admin@aurora.demo'`);
    return demo.length > 0;
  } finally {
    await database.stop();
  }
}

function explain(error: unknown): never {
  const isExplained = [EmbeddedServerError, DatabaseUnavailableError, DatabaseTooNewError].some(
    (kind) => error instanceof kind,
  );
  throw isExplained ? new StartError((error as Error).message, { cause: error }) : error;
}
