import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { systemClock } from '@citas/clock';
import { freePorts, requireProgram } from '@citas/process/testing';
import { ALERTS_FILE, OPS } from './alert-rules.ts';
import { shorten } from './shorten.ts';

const LOOK_EVERY_MS = 250;

export interface Targets {
  readonly 'citas-api': string;
  readonly 'citas-hub': string;
}

/** A real Prometheus with our settings and rules, in which time passes faster and the targets are those of here. */
export class PrometheusProcess {
  readonly #child: ChildProcess;
  readonly #url: string;

  private constructor(child: ChildProcess, url: string) {
    this.#child = child;
    this.#url = url;
  }

  static async start(folder: string, targets: Targets): Promise<PrometheusProcess> {
    await writeFile(join(folder, 'alerts.yml'), shorten(await readFile(ALERTS_FILE, 'utf8')));
    const settings = await readFile(join(OPS, 'prometheus.yml'), 'utf8');
    await writeFile(join(folder, 'prometheus.yml'), shorten(toldNobody(atHome(settings, targets))));
    const [port = 0] = await freePorts(1);
    const child = spawn(
      requireProgram('prometheus'),
      [
        '--config.file=prometheus.yml',
        '--storage.tsdb.path=data',
        `--web.listen-address=127.0.0.1:${port}`,
        '--log.level=warn',
      ],
      { cwd: folder, stdio: ['ignore', 'inherit', 'inherit'] },
    );
    const prometheus = new PrometheusProcess(child, `http://127.0.0.1:${port}`);
    while (!(await prometheus.#isReady())) {
      if (prometheus.#hasEnded) throw new Error('Prometheus ended before it was ready');
      await pause();
    }
    return prometheus;
  }

  /** The names of the alerts that are raised now. */
  async firing(): Promise<ReadonlySet<string>> {
    const answer = await fetch(`${this.#url}/api/v1/alerts`);
    const { data } = (await answer.json()) as {
      readonly data: {
        readonly alerts: readonly {
          readonly state: string;
          readonly labels: { readonly alertname: string };
        }[];
      };
    };
    return new Set(
      data.alerts.filter(({ state }) => state === 'firing').map(({ labels }) => labels.alertname),
    );
  }

  async stop(): Promise<void> {
    if (this.#hasEnded) return;
    this.#child.kill('SIGTERM');
    await once(this.#child, 'exit');
  }

  get #hasEnded(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null;
  }

  async #isReady(): Promise<boolean> {
    return fetch(`${this.#url}/-/ready`).then(
      ({ ok }) => ok,
      () => false,
    );
  }
}

/** Where a network of containers would tell the addresses, those of this machine. */
function atHome(settings: string, targets: Targets): string {
  return Object.entries(targets).reduce(
    (text, [job, target]) =>
      text.replace(
        new RegExp(`(job_name: ${job}\n)    dns_sd_configs:\n(?: {6}.*\n)+`),
        `$1    static_configs: [{ targets: ['${target}'] }]\n`,
      ),
    settings,
  );
}

/** There is no Alertmanager beside it. */
function toldNobody(settings: string): string {
  return settings.replace(/^alerting:\n(?: .*\n)+/m, '');
}

export function pause(ms = LOOK_EVERY_MS): Promise<void> {
  return new Promise((resolve) => systemClock.after(ms, resolve));
}
