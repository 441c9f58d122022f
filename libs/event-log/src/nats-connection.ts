import { connect, type ConnectionOptions } from '@nats-io/transport-node';

export interface NatsConnection {
  /** Without data. Throws when the connection is over. */
  publish(subject: string): void;
  /** Returns what ends it. */
  subscribe(subject: string): () => void;
  /** Resolves once the server has taken in what was sent before. */
  flush(): Promise<void>;
  close(): void;
}

export interface NatsConnectionOptions {
  /** `nats://user:password@host:4222`, or `tls://`. */
  readonly url: string;
  onMessage(subject: string): void;
  /** Called once, unless `close` was. */
  onEnd(reason: string): void;
}

const ANSWER_WITHIN_MS = 5_000;
/** A server that is gone without a word is found after two of these. */
const PING_EVERY_MS = 5_000;
const UNANSWERED_PINGS = 2;

/** One connection to a NATS server, which is over when it breaks: whoever opened it decides about the next. */
export async function openNatsConnection(options: NatsConnectionOptions): Promise<NatsConnection> {
  const nats = await connect(connectOptions(options.url));
  let isClosed = false;
  void nats.closed().then((error) => {
    if (!isClosed) options.onEnd(error?.message ?? 'the connection ended');
  });
  return {
    publish: (subject) => nats.publish(subject),
    subscribe(subject) {
      const callback = (error: Error | null): void => {
        if (!error) options.onMessage(subject);
      };
      const subscription = nats.subscribe(subject, { callback });
      return () => subscription.unsubscribe();
    },
    flush: () => nats.flush(),
    close() {
      isClosed = true;
      nats.close().catch(() => undefined);
    },
  };
}

/** NATS takes who asks from its options, not from the address. */
function connectOptions(url: string): ConnectionOptions {
  const { protocol, host, username, password } = new URL(url);
  const user = decodeURIComponent(username);
  return {
    servers: host,
    name: 'citas-hints',
    reconnect: false,
    timeout: ANSWER_WITHIN_MS,
    pingInterval: PING_EVERY_MS,
    maxPingOut: UNANSWERED_PINGS,
    ...(protocol === 'tls:' && { tls: {} }),
    ...(user !== '' && (password === '' ? { token: user } : { user, pass: decodeURIComponent(password) })),
  };
}
