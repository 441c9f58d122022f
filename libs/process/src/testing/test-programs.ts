import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const FOLDERS = ['/usr/sbin', '/usr/bin', '/usr/local/sbin', '/usr/local/bin', '/opt/homebrew/bin'];
const DEBIAN_POSTGRES = '/usr/lib/postgresql';

interface Program {
  /** Debian's, and mostly that of others. */
  readonly package: string;
  /** Of the environment: where it is, and nowhere else. */
  readonly variable: string;
  /** Where it may be. */
  readonly paths: () => readonly string[];
}

/** What some tests run for real. */
const PROGRAMS = {
  'nats-server': aProgram('nats-server', 'nats-server'),
  haproxy: aProgram('haproxy', 'haproxy'),
  pgbouncer: aProgram('pgbouncer', 'pgbouncer'),
  caddy: aProgram('caddy', 'caddy'),
  prometheus: aProgram('prometheus', 'prometheus'),
  promtool: aProgram('promtool', 'prometheus'),
  alertmanager: aProgram('prometheus-alertmanager', 'prometheus-alertmanager'),
  curl: aProgram('curl', 'curl'),
  // What backs up a database comes with a server of its own version.
  pg_ctl: { package: 'postgresql', variable: 'PG_CTL_PATH', paths: pgCtlPaths },
  // Without it the pages of the gallery, whose clock it holds, are held against no picture.
  libfaketime: { package: 'faketime', variable: 'LIBFAKETIME_PATH', paths: libfaketimePaths },
} as const satisfies Readonly<Record<string, Program>>;

export type TestProgram = keyof typeof PROGRAMS;

export function testPrograms(): readonly TestProgram[] {
  return Object.keys(PROGRAMS) as TestProgram[];
}

export function packageOf(program: TestProgram): string {
  return PROGRAMS[program].package;
}

/** Its path; undefined where it is missing. */
export function findProgram(program: TestProgram): string | undefined {
  const given = process.env[PROGRAMS[program].variable];
  const paths = given ? [given] : PROGRAMS[program].paths();
  return paths.find((path) => existsSync(path));
}

/** Its path; an error that says what to do where it is missing. */
export function requireProgram(program: TestProgram): string {
  const found = findProgram(program);
  if (found !== undefined) return found;
  const { package: name, variable } = PROGRAMS[program];
  throw new Error(`Falta ${program}: instala el paquete ${name}, o da su ruta en ${variable}.`);
}

function aProgram(name: string, debianPackage: string): Program {
  return {
    package: debianPackage,
    variable: `${name.replaceAll('-', '_').toUpperCase()}_PATH`,
    paths: () =>
      [...FOLDERS, ...(process.env['PATH'] ?? '').split(delimiter)].map((folder) => join(folder, name)),
  };
}

/** The newest version first. */
function pgCtlPaths(): readonly string[] {
  const versions = existsSync(DEBIAN_POSTGRES) ? readdirSync(DEBIAN_POSTGRES) : [];
  return versions
    .toSorted((a, b) => Number(b) - Number(a))
    .map((version) => join(DEBIAN_POSTGRES, version, 'bin/pg_ctl'));
}

function libfaketimePaths(): readonly string[] {
  return ['x86_64', 'aarch64'].map((machine) => `/usr/lib/${machine}-linux-gnu/faketime/libfaketime.so.1`);
}
