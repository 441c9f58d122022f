import type { NatsConnection, NatsConnectionOptions } from './nats-connection.ts';

/** Connections to a NATS that does what the test says. */
export class FakeNatsConnections {
  readonly opened: NatsConnectionOptions[] = [];
  /** Of the newest connection. */
  readonly subjects = new Set<string>();
  readonly published: string[] = [];
  closed = 0;
  /** Set to make the next attempts fail. */
  failure: Error | undefined;

  readonly open = (options: NatsConnectionOptions): Promise<NatsConnection> => {
    if (this.failure) return Promise.reject(this.failure);
    this.opened.push(options);
    this.subjects.clear();
    return Promise.resolve({
      publish: (subject) => void this.published.push(subject),
      subscribe: (subject) => {
        this.subjects.add(subject);
        return () => void this.subjects.delete(subject);
      },
      flush: () => Promise.resolve(),
      close: () => void (this.closed += 1),
    });
  };

  get newest(): NatsConnectionOptions {
    const newest = this.opened.at(-1);
    if (!newest) throw new Error('nothing was opened');
    return newest;
  }
}
