import type { Cancel } from '@citas/clock';
import {
  BEARER_PREFIX,
  parseServerFrame,
  SUBPROTOCOL,
  type ClientMessage,
  type Position,
  type ServerMessage,
} from '@citas/protocol';
import { backoff } from './backoff.ts';
import { TRANSITIONS, type ConnectionEvent, type ConnectionState } from './connection-state.ts';
import { endOfSocket } from './end-of-socket.ts';
import { FollowedChannels } from './followed-channels.ts';
import { Listeners } from './listeners.ts';
import { Liveness } from './liveness.ts';
import type { RealtimeClient, RealtimeClientOptions } from './realtime-client.ts';
import { SocketLink } from './socket-link.ts';
import { TokenRenewal } from './token-renewal.ts';
import type { WebSocketLike } from './web-socket-like.ts';

const GREETED_WITHIN_MS = 10_000;
const ASK_AGAIN_MS = 1_000;

/** The client: drives the state machine, and does what each transition asks for. */
export class Connection implements RealtimeClient {
  readonly #options: RealtimeClientOptions;
  readonly #random: () => number;
  readonly #channels = new FollowedChannels();
  readonly #states = new Listeners<ConnectionState>();
  readonly #messages = new Listeners<ServerMessage>();
  readonly #retries = new Listeners<number>();
  readonly #liveness: Liveness;
  readonly #renewal: TokenRenewal;
  #state: ConnectionState = 'idle';
  #lastSignOfLife: number | null = null;
  #link: SocketLink | undefined;
  /** Raised by every attempt and every drop: what belongs to an older one is ignored. */
  #attempt = 0;
  #failures = 0;
  #refusedToken: string | null = null;
  #cancelAttempt: Cancel = () => undefined;
  #cancelAskAgain: Cancel = () => undefined;

  constructor(options: RealtimeClientOptions) {
    const { clock } = options;
    this.#options = options;
    this.#random = options.random ?? Math.random;
    this.#liveness = new Liveness({
      clock,
      ping: () => this.#send({ type: 'ping' }),
      onSilent: () => this.#to('silent'),
      onDead: () => this.#lost(0),
    });
    this.#renewal = new TokenRenewal({
      clock,
      getToken: () => options.getToken(null),
      sendAuth: (token) => this.#send({ type: 'auth', data: { token } }),
    });
  }

  get state(): ConnectionState {
    return this.#state;
  }

  get lastSignOfLife(): number | null {
    return this.#lastSignOfLife;
  }

  connect(): void {
    if (!this.#to('connect')) return;
    this.#failures = 0;
    this.#refusedToken = null;
    void this.#try();
  }

  disconnect(): void {
    this.#drop();
    this.#to('disconnect');
  }

  subscribe(channel: string, options: { readonly since?: Position } = {}): () => void {
    this.#sendIfGreeted(this.#channels.follow(channel, options.since));
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
    if (this.#isGreeted()) this.#liveness.probe();
    else if (this.#state === 'connecting' && !this.#link) void this.#try();
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

  async #try(): Promise<void> {
    this.#drop();
    const attempt = this.#attempt;
    const token = await this.#options.getToken(this.#refusedToken).catch(() => undefined);
    if (attempt !== this.#attempt) return;
    if (token === undefined) return this.#lost();
    if (token === null || token === this.#refusedToken) return this.#refused();
    this.#cancelAttempt = this.#options.clock.after(GREETED_WITHIN_MS, () => this.#lost());
    try {
      const socket = this.#createSocket([SUBPROTOCOL, `${BEARER_PREFIX}${token}`]);
      this.#link = new SocketLink(socket, {
        onOpen: () => this.#to('opened'),
        onText: (text) => this.#receive(text, token),
        onClose: (code) => this.#closed(code, token),
      });
    } catch {
      this.#lost();
    }
  }

  #createSocket(protocols: string[]): WebSocketLike {
    const { url, createSocket } = this.#options;
    return createSocket ? createSocket(url, protocols) : new WebSocket(url, protocols);
  }

  #receive(text: string, token: string): void {
    this.#lastSignOfLife = this.#options.clock.now();
    this.#liveness.heard();
    const attempt = this.#attempt;
    const parsed = parseServerFrame(text);
    // A message of a newer protocol is skipped; if it had a seq, the next event shows the gap.
    for (const message of parsed.ok ? parsed.message : []) {
      if (attempt === this.#attempt) this.#handle(message, token);
    }
    if (attempt !== this.#attempt) return;
    this.#to('heard');
    this.#checkSynced();
  }

  #handle(message: ServerMessage, token: string): void {
    if (message.type === 'connected') this.#greeted(token, message.data);
    if (message.type === 'authenticated') this.#renewal.renewed(message.data.expiresAt);
    if (message.type === 'error' && message.data.retry) this.#askAgainSoon();
    const { deliver, request } = this.#channels.receive(message);
    if (request) this.#send(request);
    for (const each of deliver) this.#messages.tell(each);
  }

  #greeted(token: string, { expiresAt, serverTime }: { expiresAt: string; serverTime: string }): void {
    this.#cancelAttempt();
    this.#refusedToken = null;
    this.#renewal.greeted(token, expiresAt, serverTime);
    this.#to('greeted');
    for (const request of this.#channels.requests('all')) this.#send(request);
  }

  #checkSynced(): void {
    if (this.#state !== 'syncing' || !this.#channels.areSettled) return;
    this.#failures = 0;
    this.#to('synced');
  }

  #askAgainSoon(): void {
    this.#cancelAskAgain();
    this.#cancelAskAgain = this.#options.clock.after(ASK_AGAIN_MS * (1 + this.#random()), () => {
      for (const request of this.#channels.requests('unsettled')) this.#send(request);
    });
  }

  #closed(code: number, token: string): void {
    switch (endOfSocket(code)) {
      case 'retry':
        return this.#lost();
      case 'renew_token':
        // Once more with a fresh token; a second refusal in a row is final.
        if (this.#refusedToken !== null) return this.#refused();
        this.#refusedToken = token;
        return this.#lost(0);
      case 'log_in':
        return this.#refused();
      case 'stop':
        this.#drop();
        this.#to('ended');
        return;
    }
  }

  #lost(inMs = backoff(this.#failures, this.#random)): void {
    this.#drop();
    this.#failures += 1;
    this.#to('lost');
    this.#cancelAttempt = this.#options.clock.after(inMs, () => void this.#try());
    this.#retries.tell(inMs);
  }

  #refused(): void {
    this.#drop();
    this.#to('refused');
  }

  #drop(): void {
    this.#attempt += 1;
    this.#cancelAttempt();
    this.#cancelAskAgain();
    this.#liveness.stop();
    this.#renewal.stop();
    this.#link?.drop();
    this.#link = undefined;
  }

  #sendIfGreeted(message: ClientMessage): void {
    if (this.#isGreeted()) this.#send(message);
  }

  #sendUnsubscribe(channel: string): void {
    this.#sendIfGreeted({ type: 'unsubscribe', data: { channel } });
    this.#checkSynced();
  }

  #isGreeted(): boolean {
    return this.#state === 'syncing' || this.#state === 'live' || this.#state === 'stale';
  }

  #send(message: ClientMessage): void {
    this.#link?.send(message);
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
