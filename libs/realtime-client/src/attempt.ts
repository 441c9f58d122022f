import type { Cancel, Clock } from '@citas/clock';
import {
  BEARER_PREFIX,
  ERROR_CODE,
  parseServerFrame,
  SUBPROTOCOL,
  type ClientMessage,
  type ServerEnvelope,
} from '@citas/protocol';
import { endOfSocket } from './end-of-socket.ts';
import { Liveness } from './liveness.ts';
import { SocketLink } from './socket-link.ts';
import { TokenRenewal } from './token-renewal.ts';
import type { CreateSocket } from './web-socket-like.ts';

/** A hub that has not greeted by then is tried again. */
export const GREETED_WITHIN_MS = 10_000;
/** Of the request that renews the token: one at a time. */
const AUTH_ID = 'auth';

export interface AttemptDeps {
  readonly url: string;
  readonly clock: Clock;
  readonly createSocket: CreateSocket;
  readonly getToken: (refused: string | null) => Promise<string | null>;
}

/** How it ended, and so what comes next. */
export type AttemptEnd =
  | { readonly next: 'retry'; readonly notBeforeMs: number }
  | { readonly next: 'retry_now' | 'log_in' | 'stop' }
  | { readonly next: 'renew_token'; readonly refused: string };

export interface AttemptEvents {
  onOpened(): void;
  /** The messages of one frame; none when it was not one of ours. */
  onMessages(messages: readonly ServerEnvelope[]): void;
  /** 12 s without a frame. */
  onSilent(): void;
  /** Told once, and nothing after it. */
  onEnded(end: AttemptEnd): void;
}

/** One try to reach the hub: a token, then a socket with its liveness and its token's renewal, until it ends. */
export class Attempt {
  readonly #deps: AttemptDeps;
  readonly #liveness: Liveness;
  readonly #renewal: TokenRenewal;
  #events: AttemptEvents;
  #link: SocketLink | undefined;
  /** The newest that the hub was given: a refusal is about it. */
  #token = '';
  #isOver = false;
  #cancelDeadline: Cancel = () => undefined;
  /** What the hub asked for before it closed. */
  #notBeforeMs = 0;

  constructor(deps: AttemptDeps, events: AttemptEvents) {
    const { clock } = deps;
    this.#deps = deps;
    this.#events = events;
    this.#liveness = new Liveness({
      clock,
      ping: () => this.send({ type: 'ping' }),
      onSilent: () => this.#events.onSilent(),
      onDead: () => this.#end({ next: 'retry_now' }),
    });
    this.#renewal = new TokenRenewal({
      clock,
      getToken: () => deps.getToken(null),
      sendAuth: (token) => this.#authenticate(token),
    });
  }

  get hasSocket(): boolean {
    return this.#link !== undefined;
  }

  /** From now on somebody else is told. */
  handOver(events: AttemptEvents): void {
    this.#events = events;
  }

  async start(refused: string | null): Promise<void> {
    const token = await this.#deps.getToken(refused).catch(() => undefined);
    if (this.#isOver) return;
    if (token === undefined) return this.#end({ next: 'retry', notBeforeMs: 0 });
    if (token === null || token === refused) return this.#end({ next: 'log_in' });
    const tooLate = (): void => this.#end({ next: 'retry', notBeforeMs: 0 });
    this.#cancelDeadline = this.#deps.clock.after(GREETED_WITHIN_MS, tooLate);
    try {
      this.#link = this.#open(token);
    } catch {
      this.#end({ next: 'retry', notBeforeMs: 0 });
    }
  }

  send(message: ClientMessage): void {
    if (!this.#isOver) this.#link?.send(message);
  }

  /** Ends with `retry_now` unless a frame comes within 2 s. */
  probe(): void {
    this.#liveness.probe();
  }

  /** Closes with 1000 and tells nobody. */
  drop(): void {
    this.#isOver = true;
    this.#cancelDeadline();
    this.#liveness.stop();
    this.#renewal.stop();
    this.#link?.drop();
  }

  #open(token: string): SocketLink {
    const { url, createSocket } = this.#deps;
    this.#token = token;
    return new SocketLink(createSocket(url, [SUBPROTOCOL, `${BEARER_PREFIX}${token}`]), {
      onOpen: () => this.#events.onOpened(),
      onText: (text) => this.#receive(text),
      onClose: (code) => this.#closed(code),
    });
  }

  #authenticate(token: string): void {
    this.#token = token;
    this.send({ type: 'auth', id: AUTH_ID, data: { token } });
  }

  #receive(text: string): void {
    this.#liveness.heard();
    const parsed = parseServerFrame(text);
    const messages = parsed.ok ? parsed.message : [];
    for (const message of messages) this.#note(message);
    this.#events.onMessages(messages);
  }

  #note(message: ServerEnvelope): void {
    if (message.type === 'connected') {
      this.#cancelDeadline();
      this.#renewal.greeted(this.#token, message.data.expiresAt, message.data.serverTime);
    }
    if (message.type === 'authenticated') this.#renewal.renewed(message.data.expiresAt);
    if (message.type !== 'error') return;
    const { code, retry, afterMs } = message.data;
    if (code === ERROR_CODE.tooManyConnections) this.#notBeforeMs = afterMs ?? 0;
    if (message.id === AUTH_ID && retry) this.#renewal.refused(afterMs);
  }

  #closed(code: number): void {
    const next = endOfSocket(code);
    if (next === 'renew_token') this.#end({ next, refused: this.#token });
    else if (next === 'retry') this.#end({ next, notBeforeMs: this.#notBeforeMs });
    else this.#end({ next });
  }

  #end(end: AttemptEnd): void {
    if (this.#isOver) return;
    this.drop();
    this.#events.onEnded(end);
  }
}
