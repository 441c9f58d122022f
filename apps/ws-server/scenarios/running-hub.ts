import { TEST_SECRET } from '@citas/auth/testing';
import type { Clock } from '@citas/clock';
import { nextTurn } from '@citas/clock/node';
import { createLogger } from '@citas/process';
import { composeHub, type ComposedHub } from '../src/compose-hub.ts';
import { readConfig } from '../src/config.ts';

/** The real hub, within this process, so that its clock can be sent forward and its inside looked at. */
export class RunningHub {
  readonly lines: string[] = [];
  readonly #composed: ComposedHub;
  #isStopped = false;

  private constructor(clock: Clock, env: Record<string, string>) {
    const config = readConfig({
      JWT_SECRET: TEST_SECRET,
      WS_PORT: '0',
      DRAIN_SECONDS: '0',
      CANARY_SECONDS: '0',
      ...env,
    });
    const logger = createLogger({
      name: 'hub',
      destination: { write: (line) => void this.lines.push(line) },
    });
    this.#composed = composeHub({ config, clock, logger, nextTurn });
  }

  static async start(clock: Clock, env: Record<string, string>): Promise<RunningHub> {
    const hub = new RunningHub(clock, env);
    for (const part of hub.#composed.parts) await part.start();
    return hub;
  }

  get port(): number {
    return this.#composed.server.port();
  }

  get subscriptions(): number {
    return this.#composed.hub.subscriptions;
  }

  get connections(): number {
    return this.#composed.connections.count;
  }

  /** A counter or gauge as Prometheus would read it; 0 when nothing was counted. */
  async metric(name: string): Promise<number> {
    const line = (await this.#composed.metrics.read())
      .split('\n')
      .find((each) => each.startsWith(`${name} `));
    return Number(line?.split(' ').at(-1) ?? 0);
  }

  async stop(): Promise<void> {
    if (this.#isStopped) return;
    this.#isStopped = true;
    for (const part of this.#composed.parts.toReversed()) await part.stop();
  }
}
