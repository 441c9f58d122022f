import type { Cancel, Clock } from '@citas/clock';
import type { ServerMessage } from '@citas/protocol';
import type { ConnectionState } from './connection-state.ts';
import type { ChannelOptions } from './followed-channel.ts';
import type { RealtimeClient, Unlisten } from './realtime-client.ts';

/** How long after a failed load the next one starts. */
const RETRY_MS = 5000;

interface DeferredClientOptions {
  readonly load: () => Promise<RealtimeClient>;
  readonly clock: Clock;
}

/**
 * A client whose code is fetched when it first has to connect, so that what a page shows first does not wait for it.
 * What is asked of it before that is done in the same order once it is there.
 */
export class DeferredClient implements RealtimeClient {
  readonly #options: DeferredClientOptions;
  #client: RealtimeClient | undefined;
  #wishes: ((client: RealtimeClient) => void)[] = [];
  #isLoading = false;
  #retry: Cancel | undefined;
  readonly #retryListeners = new Set<(inMs: number) => void>();

  constructor(options: DeferredClientOptions) {
    this.#options = options;
  }

  get state(): ConnectionState {
    return this.#client?.state ?? 'idle';
  }

  get lastSignOfLife(): number | null {
    return this.#client?.lastSignOfLife ?? null;
  }

  connect(): void {
    this.#do((client) => client.connect());
    this.#load();
  }

  disconnect(): void {
    this.#retry?.();
    this.#do((client) => client.disconnect());
  }

  subscribe(channel: string, options?: ChannelOptions): () => void {
    return this.#keep((client) => client.subscribe(channel, options));
  }

  unsubscribe(channel: string): void {
    this.#do((client) => client.unsubscribe(channel));
  }

  probe(): void {
    if (this.#retry) this.#load();
    else this.#client?.probe();
  }

  onState(listener: (state: ConnectionState) => void): Unlisten {
    return this.#keep((client) => client.onState(listener));
  }

  onMessage(listener: (message: ServerMessage) => void): Unlisten {
    return this.#keep((client) => client.onMessage(listener));
  }

  onRetry(listener: (inMs: number) => void): Unlisten {
    this.#retryListeners.add(listener);
    const unlisten = this.#keep((client) => client.onRetry(listener));
    return () => {
      this.#retryListeners.delete(listener);
      unlisten();
    };
  }

  #do(wish: (client: RealtimeClient) => void): void {
    if (this.#client) wish(this.#client);
    else this.#wishes.push(wish);
  }

  /** What lasts until it is ended, which may be before it has begun. */
  #keep(begin: (client: RealtimeClient) => () => void): () => void {
    let hasEnded = false;
    let end: (() => void) | undefined;
    this.#do((client) => {
      if (!hasEnded) end = begin(client);
    });
    return () => {
      hasEnded = true;
      end?.();
    };
  }

  #load(): void {
    this.#retry?.();
    this.#retry = undefined;
    if (this.#client || this.#isLoading) return;
    this.#isLoading = true;
    this.#options
      .load()
      .then((client) => this.#begin(client))
      .catch(() => this.#tryLater())
      .finally(() => (this.#isLoading = false));
  }

  #begin(client: RealtimeClient): void {
    this.#client = client;
    for (const wish of this.#wishes.splice(0)) wish(client);
  }

  #tryLater(): void {
    this.#retry = this.#options.clock.after(RETRY_MS, () => this.#load());
    for (const listener of this.#retryListeners) listener(RETRY_MS);
  }
}
