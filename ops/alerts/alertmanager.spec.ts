import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { json } from 'node:stream/consumers';
import { freePorts, requireProgram, withPrograms } from '@citas/process/testing';
import { parse } from 'yaml';
import { OPS } from './alert-rules.ts';
import { pause } from './prometheus-process.ts';

const SETTINGS = join(OPS, 'alertmanager.yml');

interface Compose {
  readonly services: {
    readonly prometheus: { readonly profiles: readonly string[] };
    readonly alertmanager: {
      readonly profiles: readonly string[];
      readonly entrypoint: readonly string[];
      readonly environment: object;
      readonly ports: readonly string[];
    };
  };
}
interface Watching {
  readonly alerting: {
    readonly alertmanagers: readonly {
      readonly static_configs: readonly { readonly targets: readonly string[] }[];
    }[];
  };
}
interface Settings {
  readonly receivers: readonly { readonly webhook_configs: readonly { readonly url_file: string }[] }[];
}
interface Told {
  readonly status: string;
  readonly alerts: readonly { readonly labels: object; readonly annotations: object }[];
}

async function compose(): Promise<Compose> {
  const text = await readFile(resolve(OPS, '../docker-compose.yml'), 'utf8');
  return parse(text, { merge: true }) as Compose;
}

let folder: string;
let hears: Server;
let alertmanager: ChildProcess | undefined;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'citas-avisos-'));
  hears = createServer().listen(0, '127.0.0.1');
  await once(hears, 'listening');
});
afterEach(async () => {
  if (alertmanager?.kill()) await once(alertmanager, 'exit');
  hears.close();
  await rm(folder, { recursive: true });
});

test('Prometheus tells it where it listens', async () => {
  const { alerting } = parse(await readFile(join(OPS, 'prometheus.yml'), 'utf8')) as Watching;
  const targets = alerting.alertmanagers.flatMap((one) => one.static_configs.flatMap((each) => each.targets));
  const { services } = await compose();
  expect(targets.map((target) => target.split(':')[0]!)).toEqual(['alertmanager']);
  expect(services.alertmanager.ports).toEqual(
    targets.map((target) => `127.0.0.1:9093:${target.split(':')[1]}`),
  );
  expect(services.alertmanager.profiles).toEqual(services.prometheus.profiles);
});

test('the container writes the address that it is given where its settings look for it', async () => {
  const { services } = await compose();
  const { receivers } = parse(await readFile(SETTINGS, 'utf8')) as Settings;
  const { entrypoint, environment } = services.alertmanager;
  const [sh = '', , script = ''] = entrypoint;
  const [write = ''] = script.replaceAll('$$', '$').split(' && exec /bin/alertmanager ');
  const file = receivers[0]!.webhook_configs[0]!.url_file;
  expect(write.endsWith(` > ${file}`)).toBe(true);
  expect(Object.keys(environment)).toEqual(['ALERT_WEBHOOK_URL']);
  const address = `https://ntfy.sh/a'b"c?template=alertmanager&x=%20$y`;
  const shell = spawn(sh, ['-c', write.replace(file, join(folder, 'url'))], {
    env: { ALERT_WEBHOOK_URL: address },
  });
  expect(await once(shell, 'exit')).toEqual([0, null]);
  expect(await readFile(join(folder, 'url'), 'utf8')).toBe(address);
});

withPrograms('alertmanager').test(
  'an alert that is raised is told to the address, in one message with its like',
  async () => {
    const [port = 0] = await freePorts(1);
    const address = `http://127.0.0.1:${(hears.address() as AddressInfo).port}/`;
    const settings = (await readFile(SETTINGS, 'utf8'))
      // Debian's may be too old to read it from a file.
      .replace(/url_file: .*/, `url: ${address}`)
      .replace(/group_wait: .*/, 'group_wait: 1s');
    await writeFile(join(folder, 'alertmanager.yml'), settings);
    const options = [
      '--config.file=alertmanager.yml',
      '--storage.path=data',
      '--cluster.listen-address=',
      `--web.listen-address=127.0.0.1:${port}`,
      '--log.level=warn',
    ];
    alertmanager = spawn(requireProgram('alertmanager'), options, {
      cwd: folder,
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    const heard = once(hears, 'request');
    const alerts = ['hub-1', 'hub-2'].map((instance) => ({
      labels: { alertname: 'HubDown', severity: 'critical', instance },
      annotations: { summary: 'A hub does not answer' },
    }));
    await raised(`http://127.0.0.1:${port}`, alerts);
    const [request, response] = (await heard) as [NodeJS.ReadableStream, NodeJS.WritableStream];
    const told = (await json(request)) as Told;
    response.end();
    expect(told.status).toBe('firing');
    expect(told.alerts.map(({ labels, annotations }) => ({ labels, annotations }))).toEqual(alerts);
  },
  30_000,
);

/** As Prometheus does, as soon as there is somebody to tell. */
async function raised(url: string, alerts: readonly object[]): Promise<void> {
  for (;;) {
    const answer = await fetch(`${url}/api/v2/alerts`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(alerts),
    }).catch(() => undefined);
    if (answer) return expect(answer.status).toBe(200);
    if (alertmanager?.exitCode !== null) throw new Error('Alertmanager has ended');
    await pause();
  }
}
