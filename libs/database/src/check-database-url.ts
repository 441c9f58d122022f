import { lookup } from 'node:dns/promises';
import { DatabaseUrlError } from './database-url-error.ts';
import { databaseUrlSource, developmentEnvPath, type DatabaseUrlSource } from './database-url-source.ts';

/**
 * Rejects with a DatabaseUrlError if the address is one for another place: written for Docker Compose, which fills in
 * `${…}` and gives names to its own network, neither of which holds on this machine.
 */
export async function checkDatabaseUrl(url: string, folder = '.'): Promise<void> {
  const source = databaseUrlSource(url, folder);
  if (url.includes('${'))
    throw new DatabaseUrlError(
      `DATABASE_URL, que viene ${from(source)}, tiene «\${…}», que solo Docker Compose sustituye. ${whatToDo(source)}`,
    );
  const host = URL.parse(url)?.hostname.replace(/^\[|\]$/g, '');
  if (host && !(await resolves(host)))
    throw new DatabaseUrlError(
      `Desde esta máquina no se encuentra el servidor «${host}» de DATABASE_URL, que viene ${from(source)}. ${whatToDo(source)}`,
    );
}

function from(source: DatabaseUrlSource): string {
  if (source === 'environment') return 'del entorno';
  return `de ${source === '.env' ? '.env' : developmentEnvPath()}`;
}

function whatToDo(source: DatabaseUrlSource): string {
  return source === '.env'
    ? 'Un .env hecho para «docker compose up» no vale para npm start ni para los comandos de npm: quita de él la línea de DATABASE_URL, y se usa la base de datos incluida, o pon la dirección entera de una base de datos que esta máquina alcance.'
    : 'Pon en ella la dirección entera de una base de datos que esta máquina alcance.';
}

async function resolves(host: string): Promise<boolean> {
  return lookup(host).then(
    () => true,
    () => false,
  );
}
