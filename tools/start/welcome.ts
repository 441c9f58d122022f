import { relative } from 'node:path';
import type { Part } from '@citas/process';
import type { DatabasePart } from './database-part.ts';
import type { Settings } from './settings.ts';

/** The last part: everything answers, and whoever started it is told where. */
export function welcome(settings: Settings, database: DatabasePart): Part {
  return {
    name: 'bienvenida',
    start: async () => {
      console.log(welcomeText(settings, database.hasDemoData()));
      return Promise.resolve();
    },
    stop: () => Promise.resolve(),
  };
}

export function welcomeText(settings: Pick<Settings, 'webPort' | 'logDir'>, hasDemoData: boolean): string {
  const logins = [
    '  Entrar     admin@aurora.demo · recepcion@aurora.demo · admin@clinica.demo · admin@taller.demo',
    '             contraseña: demo1234',
  ];
  return [
    '',
    `  Citas en vivo   http://localhost:${settings.webPort}/admin-local`,
    '',
    ...(hasDemoData ? logins : []),
    `  Registros  ${relative('.', settings.logDir) || '.'}`,
    '  Ctrl-C para parar',
    '',
  ].join('\n');
}
