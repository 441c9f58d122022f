import { relative } from 'node:path';
import type { Part } from '@citas/process';
import type { Contents, DatabasePart } from './database-part.ts';
import type { Settings } from './settings.ts';

/** The last part: everything answers, and whoever started it is told where. */
export function welcome(settings: Settings, database: DatabasePart): Part {
  return {
    name: 'bienvenida',
    start: async () => {
      console.log(welcomeText(settings, database.holds()));
      return Promise.resolve();
    },
    stop: () => Promise.resolve(),
  };
}

export function welcomeText(settings: Pick<Settings, 'webPort' | 'logDir'>, contents: Contents): string {
  const logins = [
    '  Entrar     admin@aurora.demo · recepcion@aurora.demo · admin@clinica.demo · admin@taller.demo',
    '             contraseña: demo1234',
  ];
  const firstNegocio = [
    '  Todavía no hay ningún negocio. En otra terminal, con tus datos:',
    '  CLAVE=… npm run alta -- --negocio negocio_123 --nombre Aurora --zona America/Mexico_City --email ana@aurora.mx',
    '',
  ];
  return [
    '',
    `  Citas en vivo   http://localhost:${settings.webPort}/admin-local`,
    '',
    ...(contents.hasDemoData ? logins : []),
    ...(contents.hasNegocio ? [] : firstNegocio),
    `  Registros  ${relative('.', settings.logDir) || '.'}`,
    '  Ctrl-C para parar',
    '',
  ].join('\n');
}
