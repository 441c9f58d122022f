import type { Cancel } from '@citas/clock';
import type { ClientMessage, ServerEnvelope, ServerMessage } from '@citas/protocol';
import { Attempt, type AttemptDeps, type AttemptEnd, type AttemptEvents } from './attempt.ts';
import { backoff } from './backoff.ts';
import { isOpen, TRANSITIONS, type ConnectionEvent, type ConnectionState } from './connection-state.ts';
import type { ChannelOptions } from './followed-channel.ts';
import { FollowedChannels } from './followed-channels.ts';
import { Listeners } from './listeners.ts';
import { Move } from './move.ts';
import type { RealtimeClient, RealtimeClientOptions } from './realtime-client.ts';

const ASK_AGAIN_MS = 1_000;

export type ConnectionOptions = AttemptDeps & Pick<RealtimeClientOptions, 'random'>;

/** The client: drives the state machine, and does what each transition asks for. */
export class Connection implements RealtimeClient {
  readonly #options: ConnectionOptions;
  readonly #random: () => number;
  readonly #channels = new FollowedChannels();
  readonly #states = new Listeners<ConnectionState>();
  readonly #messages = new Listeners<ServerMessage>();
  readonly #retries = new Listeners<number>();
  #state: ConnectionState = 'idle';
  #lastSignOfLife: number | null = null;
  /** Greeted, and not told yet whether the hub can read its database. */
  #isInDoubt = false;
  #attempt: Attempt | undefined;
  #move: Move | undefined;
  #failures = 0;
  #refusedToken: string | null = null;
  #cancelRetry: Cancel = () => undefined;
  #cancelAskAgain: Cancel = () => undefined;
  #cancelLeaving: Cancel | undefined;

  constructor(options: ConnectionOptions) {
    this.#options = options;
    this.#random = options.random ?? Math.random;
  }

  get state(): ConnectionState {
    return this.#state;
  }

  /** No longer so when a listener has disconnected meanwhile, or connected by itself. */
  get #isAboutToTry(): boolean {
    return this.#state === 'connecting' && !this.#attempt;
  }

  get lastSignOfLife(): number | null {
    return this.#lastSignOfLife;
  }

  connect(): void {
    if (!this.#to('connect') || !this.#isAboutToTry) return;
    this.#failures = 0;
    this.#refusedToken = null;
    this.#try();
  }

  disconnect(): void {
    this.#drop();
    this.#to('disconnect');
  }

  subscribe(channel: string, options: ChannelOptions = {}): () => void {
    const request = this.#channels.follow(channel, options);
    if (request && isOpen(this.#state)) this.#attempt?.send(request);
    if (request) this.#move?.follow(channel);
    let isFollowing = true;
    return () => {
      if (isFollowing && this.#channels.leave(channel)) this.#sendUnsubscribe(channel);
      isFollowing = false;
    };
  }

  unsubscribe(channel: string): void {
    if (this.#channels.forget(channel)) this.#sendUnsubscribe(channel);
  }

  probe(): void {
    if (isOpen(this.#state)) this.#attempt?.probe();
    else if (this.#state === 'connecting' && !this.#attempt?.hasSocket) this.#try();
  }

  onState(listener: (state: ConnectionState) => void): () => void {
    return this.#states.add(listener);
  }

  onMessage(listener: (message: ServerMessage) => void): () => void {
    return this.#messages.add(listener);
  }

  onRetry(listener: (inMs: number) => void): () => void {
    return this.#retries.add(listener);
  }

  #try(): void {
    this.#drop();
    const attempt = this.#open(this.#eventsOf(() => attempt));
    this.#attempt = attempt;
    void attempt.start(this.#refusedToken);
  }

  #open(events: AttemptEvents): Attempt {
    return new Attempt(this.#options, events);
  }

  #eventsOf(attempt: () => Attempt): AttemptEvents {
    return {
      onOpened: () => this.#to('opened'),
      onMessages: (messages) => this.#receive(attempt(), messages),
      onSilent: () => this.#to('silent'),
      onEnded: (end) => this.#ended(end),
    };
  }

  #receive(attempt: Attempt, messages: readonly ServerEnvelope[]): void {
    if (this.#areOfNow(messages)) this.#lastSignOfLife = this.#options.clock.now();
    for (const message of messages) {
      // A listener may have disconnected meanwhile.
      if (attempt === this.#attempt) this.#handle(message);
    }
    if (attempt !== this.#attempt) return;
    this.#to('heard');
    this.#checkSynced();
  }

  #areOfNow(messages: readonly ServerEnvelope[]): boolean {
    if (messages.some(saysLater)) return false;
    this.#isInDoubt ||= messages.some(({ type }) => type === 'connected');
    this.#isInDoubt &&= messages.length === 0 || messages.some(isFromMemory);
    return !this.#isInDoubt;
  }

  #handle(message: ServerEnvelope): void {
    if (message.type === 'connected') this.#greeted();
    if (message.type === 'error' && message.data.retry) this.#askAgainSoon(message.data.afterMs);
    if (message.type === 'reconnect') this.#leaveSoon(message.data.afterMs);
    const { deliver, request } = this.#channels.receive(message);
    if (request) this.#attempt?.send(request);
    for (const each of deliver) this.#messages.tell(each);
  }

  #greeted(): void {
    this.#refusedToken = null;
    // Before anybody is told: an app may subscribe when it hears that it is connected.
    for (const request of this.#channels.requests('all')) this.#attempt?.send(request);
    this.#attempt?.send({ type: 'ping' });
    this.#to('greeted');
  }

  #checkSynced(): void {
    if (this.#state !== 'syncing' || !this.#channels.areSettled) return;
    this.#failures = 0;
    this.#to('synced');
  }

  #askAgainSoon(afterMs = 0): void {
    this.#cancelAskAgain();
    const inMs = Math.max(ASK_AGAIN_MS, afterMs) + ASK_AGAIN_MS * this.#random();
    this.#cancelAskAgain = this.#options.clock.after(inMs, () => this.#askUnsettled());
  }

  #askUnsettled(): void {
    for (const request of this.#channels.requests('unsettled')) this.#attempt?.send(request);
  }

  #leaveSoon(afterMs: number): void {
    if (this.#move) return;
    this.#cancelLeaving?.();
    this.#cancelLeaving = this.#options.clock.after(afterMs, () => this.#leave());
  }

  #leave(): void {
    // Told to go before it was greeted: there is nothing to move.
    if (!isOpen(this.#state)) return this.#lost(0);
    const move = new Move({
      clock: this.#options.clock,
      random: this.#random,
      open: (events) => this.#open(events),
      resume: (channel) => this.#channels.resumptions(channel),
      onReady: (attempt, held) => this.#moved(attempt, held),
    });
    this.#move = move;
    this.#to('leaving');
    if (this.#move === move) move.start();
  }

  #moved(attempt: Attempt, held: readonly ServerEnvelope[]): void {
    this.#drop();
    this.#attempt = attempt;
    attempt.handOver(this.#eventsOf(() => attempt));
    this.#to('moved');
    if (attempt !== this.#attempt) return;
    // What the first socket had not answered yet.
    this.#askUnsettled();
    for (const message of held) if (attempt === this.#attempt) this.#handle(message);
    if (attempt === this.#attempt) this.#checkSynced();
  }

  #ended(end: AttemptEnd): void {
    switch (end.next) {
      case 'retry':
        return this.#lost(end.notBeforeMs + backoff(this.#failures, this.#random));
      case 'retry_now':
        return this.#lost(0);
      case 'renew_token':
        // Once more with a fresh token; a second refusal in a row is final.
        if (this.#refusedToken !== null) return this.#endAs('refused');
        this.#refusedToken = end.refused;
        return this.#lost(0);
      case 'log_in':
        return this.#endAs('refused');
      case 'stop':
        return this.#endAs('ended');
    }
  }

  #lost(inMs: number): void {
    this.#drop();
    this.#failures += 1;
    // Before anybody is told: an app may disconnect when it hears of it.
    this.#cancelRetry = this.#options.clock.after(inMs, () => this.#try());
    this.#to('lost');
    if (this.#isAboutToTry) this.#retries.tell(inMs);
  }

  #endAs(event: 'refused' | 'ended'): void {
    this.#drop();
    this.#to(event);
  }

  #drop(): void {
    this.#cancelRetry();
    this.#cancelAskAgain();
    this.#cancelLeaving?.();
    this.#move?.stop();
    this.#move = undefined;
    this.#attempt?.drop();
    this.#attempt = undefined;
  }

  #sendUnsubscribe(channel: string): void {
    const message: ClientMessage = { type: 'unsubscribe', data: { channel } };
    if (isOpen(this.#state)) this.#attempt?.send(message);
    this.#move?.forget(channel);
    this.#checkSynced();
  }

  /** True when the state changed. */
  #to(event: ConnectionEvent): boolean {
    const next = TRANSITIONS[this.#state][event];
    if (next === this.#state) return false;
    this.#state = next;
    this.#states.tell(next);
    return true;
  }
}

/** The hub lives and cannot serve now: nothing that was told before is made fresher by it. */
function saysLater(message: ServerEnvelope): boolean {
  return message.type === 'error' && message.data.retry;
}

/** The hub greets, and answers for a channel that it has, whatever its database does. */
function isFromMemory({ type }: ServerEnvelope): boolean {
  return type === 'connected' || type === 'subscribed';
}
