import { runUntilSignal } from '@citas/process';
import { databasePart } from './database-part.ts';
import { settingsOrExit } from './settings-or-exit.ts';
import { quiet, terminal } from './terminal.ts';

/** `nx serve database`: the embedded server, or the one of DATABASE_URL, migrated and with the demo data. */
const settings = await settingsOrExit(process.env);
const database = databasePart(settings, { ...quiet, info: console.log });
const announcement = {
  name: 'aviso',
  start: () => Promise.resolve(console.log('Base de datos lista. Ctrl-C para parar.')),
  stop: () => Promise.resolve(),
};

// An external database gives this process nothing to wait for; it stays, as the programs that depend on it expect.
setInterval(() => undefined, 2 ** 30);
await runUntilSignal([database, announcement], terminal);
