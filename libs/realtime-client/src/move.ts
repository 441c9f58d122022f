import type { Cancel, Clock } from '@citas/clock';
import type { ServerEnvelope, Subscribe } from '@citas/protocol';
import type { Attempt, AttemptEnd, AttemptEvents } from './attempt.ts';
import { backoff } from './backoff.ts';

export interface MoveDeps {
  readonly clock: Clock;
  readonly random: () => number;
  open(events: AttemptEvents): Attempt;
  /** Asks for every channel that is followed, or for one, from where the first socket stands. */
  resume(channel?: string): readonly Subscribe[];
  /** The second socket is ready to take over; `held` came on it and was told to nobody. */
  onReady(attempt: Attempt, held: readonly ServerEnvelope[]): void;
}

/**
 * Make before break: opens a second socket while the first goes on, asks there for every channel, and holds what comes
 * until each has answered. As long as that fails the first is kept.
 */
export class Move {
  readonly #deps: MoveDeps;
  #attempt: Attempt | undefined;
  #held: ServerEnvelope[] = [];
  /** Requests without an answer, by channel. */
  readonly #asked = new Map<string, string>();
  #isGreeted = false;
  #failures = 0;
  #refused: string | null = null;
  #cancelRetry: Cancel = () => undefined;

  constructor(deps: MoveDeps) {
    this.#deps = deps;
  }

  start(): void {
    this.#attempt = this.#deps.open({
      onOpened: () => undefined,
      onMessages: (messages) => this.#receive(messages),
      onSilent: () => undefined,
      onEnded: (end) => this.#ended(end),
    });
    void this.#attempt.start(this.#refused);
  }

  /** The app follows a channel, new or from another position. */
  follow(channel: string): void {
    if (this.#isGreeted) this.#ask(channel);
  }

  forget(channel: string): void {
    if (!this.#isGreeted) return;
    this.#held = this.#held.filter((message) => !('channel' in message) || message.channel !== channel);
    this.#asked.delete(channel);
    this.#attempt?.send({ type: 'unsubscribe', data: { channel } });
    this.#finishIfReady();
  }

  stop(): void {
    this.#cancelRetry();
    this.#reset();
  }

  #receive(messages: readonly ServerEnvelope[]): void {
    for (const message of messages) {
      // To the app nothing was interrupted, so it is not greeted again.
      if (message.type === 'connected') {
        this.#isGreeted = true;
        this.#ask();
      } else if (message.type === 'error' && message.data.retry) {
        return this.#failed();
      } else {
        this.#noteAnswer(message);
        this.#held.push(message);
      }
    }
    this.#finishIfReady();
  }

  #ask(channel?: string): void {
    for (const request of this.#deps.resume(channel)) {
      this.#asked.set(request.data.channel, request.id ?? '');
      this.#attempt?.send(request);
    }
  }

  /** By its id alone: a hub that cannot read the channel of a request names none. */
  #noteAnswer(message: ServerEnvelope): void {
    if (message.type !== 'subscribed' && message.type !== 'error') return;
    for (const [channel, id] of this.#asked) if (id === message.id) this.#asked.delete(channel);
  }

  #finishIfReady(): void {
    const attempt = this.#attempt;
    if (!attempt || !this.#isGreeted || this.#asked.size > 0) return;
    this.#attempt = undefined;
    this.#deps.onReady(attempt, this.#held);
  }

  #ended(end: AttemptEnd): void {
    switch (end.next) {
      case 'renew_token':
        this.#refused = end.refused;
        return this.#failed();
      case 'retry':
        return this.#failed(end.notBeforeMs);
      case 'retry_now':
        return this.#failed();
      case 'log_in':
      case 'stop':
        // The first socket will be told the same, and then says so itself.
        return this.#reset();
    }
  }

  #failed(notBeforeMs = 0): void {
    this.#reset();
    const inMs = notBeforeMs + backoff(this.#failures, this.#deps.random);
    this.#failures += 1;
    this.#cancelRetry = this.#deps.clock.after(inMs, () => this.start());
  }

  #reset(): void {
    this.#attempt?.drop();
    this.#attempt = undefined;
    this.#isGreeted = false;
    this.#held = [];
    this.#asked.clear();
  }
}
