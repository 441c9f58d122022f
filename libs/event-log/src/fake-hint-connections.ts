import type { HintConnection, HintConnectionOptions } from './hint-connection.ts';

/** Connections that hear what the test says. */
export class FakeHintConnections {
  readonly opened: HintConnectionOptions[] = [];
  closed = 0;
  /** Set to make the next attempts fail. */
  failure: Error | undefined;

  readonly open = (options: HintConnectionOptions): Promise<HintConnection> => {
    if (this.failure) return Promise.reject(this.failure);
    this.opened.push(options);
    return Promise.resolve({ isPooled: false, close: () => void (this.closed += 1) });
  };

  get newest(): HintConnectionOptions {
    const newest = this.opened.at(-1);
    if (!newest) throw new Error('nothing was opened');
    return newest;
  }
}
