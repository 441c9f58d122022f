import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { remember } from '../servers/children.ts';
import type { LoadOrder, LoadReport, Seat, Tally } from './seat.ts';

/** A load generator for one server, in a process of its own. */
export class LoadProcess {
  readonly #child: ChildProcess;
  /** Rejects when it ends, whoever waits for something from it. */
  readonly #ended: Promise<never>;
  #size = 0;

  constructor() {
    this.#child = remember(fork(join(import.meta.dirname, 'load.ts')));
    this.#ended = once(this.#child, 'exit').then(() => {
      throw new Error('the load generator ended');
    });
    this.#ended.catch(() => undefined);
  }

  get size(): number {
    return this.#size;
  }

  /** Opens `count` connections more, and waits until each has been subscribed. */
  async connect(port: number, count: number, seats: readonly Seat[]): Promise<void> {
    const report = await this.#order({ connect: { port, count, seats } });
    if ('connected' in report) this.#size = report.connected;
  }

  /** Waits until so many messages have come for each connection since the last `verify`. */
  async heard(messages: number): Promise<void> {
    await this.#order({ heard: messages });
  }

  /** When each message since the last `verify` had reached everybody, in milliseconds since the Unix epoch. */
  async arrivals(): Promise<readonly number[]> {
    const report = await this.#order({ arrivals: true });
    return 'arrivedAt' in report ? report.arrivedAt : [];
  }

  /** Waits until every connection has got `expected` messages, then counts; anything but that is an error. */
  async verify(expected: number): Promise<Tally> {
    const report = await this.#order({ expect: expected });
    if (!('tally' in report)) throw new Error('the load generator did not count');
    const { tally } = report;
    if (tally.fewest !== expected || tally.most !== expected || tally.lost > 0)
      throw new Error(`every subscriber should have got ${expected} messages: ${JSON.stringify(tally)}`);
    return tally;
  }

  async stop(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    this.#child.kill('SIGKILL');
    await once(this.#child, 'exit');
  }

  async #order(order: LoadOrder): Promise<LoadReport> {
    this.#child.send(order);
    const answered = once(this.#child, 'message').then(([report]) => report as LoadReport);
    const report = await Promise.race([answered, this.#ended]);
    if ('failed' in report) throw new Error(`load generator: ${report.failed}`);
    return report;
  }
}
