import { join, resolve } from 'node:path';
import { describeOptions, type ConfigOption } from '@citas/process';
import type * as z from 'zod';
import { composeOptions } from './compose-options.ts';

const root = resolve(import.meta.dirname, '../..');

/** What the options of the programs are in the network of docker-compose.yml, where it is not what they usually are. */
const inCompose: Readonly<Record<string, string>> = {
  DATABASE_URL: 'postgres://citas:${POSTGRES_PASSWORD}@postgres:5432/citas',
};

/** docker-compose.yml gives these to the programs itself: they describe its own network. */
const FIXED = ['API_PORT', 'WS_PORT', 'TRUST_PROXY', 'WEB_DIST'];

interface ApiConfigFile {
  readonly apiOptions: (isProduction: boolean) => z.ZodObject;
}
interface HubConfigFile {
  readonly configSchema: (env: Readonly<Record<string, string>>) => z.ZodObject;
}

/** The text of .env.example: every option there is, with what it is for and what it is unless told. */
export async function envExample(): Promise<string> {
  const { apiOptions } = (await import(join(root, 'apps/api/src/config.ts'))) as ApiConfigFile;
  const { configSchema } = (await import(join(root, 'apps/ws-server/src/config.ts'))) as HubConfigFile;
  const api = describeOptions(apiOptions(true));
  const hub = describeOptions(configSchema({ NODE_ENV: 'production' }));
  const named = new Set(hub.map(({ name }) => name));
  const both = api.filter(({ name }) => named.has(name));
  const sections = [
    section('Docker Compose', composeOptions),
    section('La API y el hub', both),
    section('La API', without(api, both)),
    section('El hub', without(hub, both)),
  ];
  return [head, ...sections].join('\n');
}

const head = `# Lo que se puede ajustar. Cópialo a .env, pon los secretos y arranca: docker compose up -d --build
# npm start no necesita nada de esto, pero si hay un .env en su carpeta lo lee, y esta DATABASE_URL solo vale dentro de
# Docker Compose: para npm start, quítala o pon la de una base de datos que tu máquina alcance.
# Un secreto se hace, por ejemplo, con: openssl rand -hex 32
# Este archivo lo escribe «npm run env-example» a partir de las opciones de cada programa.
`;

function without(options: readonly ConfigOption[], others: readonly ConfigOption[]): ConfigOption[] {
  const left = new Set([...others.map(({ name }) => name), ...FIXED]);
  return options.filter(({ name }) => !left.has(name));
}

function section(title: string, options: readonly ConfigOption[]): string {
  return [`## ${title}`, '', ...options.map(linesOf)].join('\n');
}

function linesOf({ name, description, defaultValue = '', isRequired }: ConfigOption): string {
  const value = inCompose[name] ?? defaultValue;
  return `# ${description}\n${isRequired ? '' : '#'}${name}=${value}\n`;
}
