import type { Cancel, Clock } from '@citas/clock';
import { parseCanal } from '@citas/domain';
import {
  BEARER_PREFIX,
  ERROR_CODE,
  ERROR_TEXT,
  parseClientMessage,
  parseServerFrame,
  type ClientMessage,
  type ErrorMessage,
  type MessageOf,
  type ParsedRequest,
  type ServerEnvelope,
  type ServerMessage,
} from '@citas/protocol';
import { GREETED_WITHIN_MS } from '../attempt.ts';
import { SocketLink } from '../socket-link.ts';
import type { WebSocketLike } from '../web-socket-like.ts';
import { Outbox } from './outbox.ts';
import { inAnswerTo, type JointChannel, type JointChannelDeps } from './joint-channel.ts';
import { JointAuth } from './joint-auth.ts';
import { JointLatest } from './joint-latest.ts';
import { JointStream } from './joint-stream.ts';
import type { SocketId } from './tab-message.ts';

const ANSWER_WITHIN_MS = 2_000;
/** What a socket that is dead without having closed would have closed with. */
const DEAD = 1006;

export interface JointSocketDeps {
  readonly clock: Clock;
  readonly open: (protocols: readonly string[]) => WebSocketLike;
  readonly onOpened: (to: readonly SocketId[]) => void;
  readonly onFrame: (to: readonly SocketId[], text: string) => void;
  /** It closed, or is of no more use: whoever is on it begins anew. */
  readonly onEnd: (to: readonly SocketId[], code: number) => void;
}

/** The real socket, with several tabs on it. */
export class JointSocket {
  readonly #deps: JointSocketDeps;
  readonly #link: SocketLink;
  readonly #sockets = new Set<SocketId>();
  readonly #channels = new Map<string, JointChannel>();
  readonly #outbox: Outbox;
  readonly #auth: JointAuth;
  readonly #since: number;
  #isOpen = false;
  #isLeaving = false;
  #isOver = false;
  #greeting: MessageOf<'connected'> | undefined;
  /** How far the hub's clock is ahead of ours. */
  #skewMs = 0;
  /** Tabs that came after the greeting: greeted with the next sign of life, so that none joins a dead socket. */
  readonly #ungreeted = new Set<SocketId>();
  #cancelDeadline: Cancel | undefined;
  #lastId = 0;

  constructor(protocols: readonly string[], deps: JointSocketDeps) {
    this.#deps = deps;
    this.#since = deps.clock.now();
    this.#outbox = new Outbox(deps.onFrame);
    this.#auth = new JointAuth(protocols[1]?.slice(BEARER_PREFIX.length) ?? '');
    this.#link = new SocketLink(deps.open(protocols), {
      onOpen: () => this.#opened(),
      onText: (text) => this.#receive(text),
      onClose: (code) => this.#end(code),
    });
  }

  get isEmpty(): boolean {
    return this.#sockets.size === 0;
  }

  /** The hub is going away: who comes now comes to the next socket. */
  get isLeaving(): boolean {
    return this.#isLeaving;
  }

  /** Not greeted for as long as a tab waits: whoever comes back to it would keep it from being closed. */
  get isHung(): boolean {
    return !this.#greeting && this.#deps.clock.now() - this.#since >= GREETED_WITHIN_MS;
  }

  join(socket: SocketId): void {
    this.#sockets.add(socket);
    if (this.#isOpen) this.#deps.onOpened([socket]);
    if (!this.#greeting) return;
    this.#ungreeted.add(socket);
    this.#link.send({ type: 'ping' });
    this.#cancelDeadline ??= this.#deps.clock.after(ANSWER_WITHIN_MS, () => this.#end(DEAD));
  }

  leave(socket: SocketId): void {
    this.#sockets.delete(socket);
    this.#ungreeted.delete(socket);
    for (const name of [...this.#channels.keys()]) this.#leaveChannel(socket, name);
  }

  /** What a tab says. Before it was told that the socket is open, it says so to another leader. */
  say(socket: SocketId, text: string): void {
    if (!this.#isOpen || this.#isOver || !this.#sockets.has(socket)) return;
    const parsed = parseClientMessage(text);
    if (parsed.ok) this.#handle(socket, parsed.message);
    else this.#outbox.add([socket], refusalOf(parsed));
    this.#outbox.flush();
  }

  close(): void {
    this.#isOver = true;
    this.#cancelDeadline?.();
    this.#link.drop();
  }

  #opened(): void {
    this.#isOpen = true;
    this.#deps.onOpened([...this.#sockets]);
  }

  #handle(socket: SocketId, message: ClientMessage): void {
    switch (message.type) {
      case 'ping':
        return this.#link.send(message);
      case 'auth': {
        const { request, answer } = this.#auth.ask(socket, message, () => this.#nextId('a'));
        if (request) this.#link.send(request);
        if (answer && this.#greeting) this.#outbox.add([socket], this.#authenticated(this.#greeting));
        return;
      }
      case 'subscribe': {
        const { channel } = message.data;
        const joint = this.#channels.get(channel) ?? this.#createChannel(channel);
        this.#channels.set(channel, joint);
        return joint.ask(socket, message);
      }
      case 'unsubscribe':
        return this.#leaveChannel(socket, message.data.channel);
    }
  }

  #authenticated({ data: { expiresAt } }: MessageOf<'connected'>): ServerMessage {
    return { type: 'authenticated', data: { expiresAt } };
  }

  #receive(text: string): void {
    this.#cancelDeadline?.();
    this.#cancelDeadline = undefined;
    const parsed = parseServerFrame(text);
    this.#greetLate();
    for (const message of parsed.ok ? parsed.message : []) if (!this.#isOver) this.#route(message);
    this.#outbox.flush();
  }

  #route(message: ServerEnvelope): void {
    if ('channel' in message && message.channel !== undefined)
      return this.#routeToChannel(message.channel, message);
    if (message.type === 'connected') this.#greeted(message);
    if (message.type === 'reconnect') this.#isLeaving = true;
    if (message.type === 'authenticated') return this.#renewed(message);
    if (message.type === 'error' && this.#isOfAuth(message)) return;
    this.#outbox.add(this.#sockets, message);
  }

  #routeToChannel(name: string, message: ServerEnvelope): void {
    this.#channels.get(name)?.receive(message);
    // Refused channels have nobody left; the hub has no subscription to end.
    if (this.#channels.get(name)?.isEmpty) this.#channels.delete(name);
  }

  #renewed({ data }: MessageOf<'authenticated'>): void {
    this.#auth.answered();
    if (this.#greeting) this.#greeting = { ...this.#greeting, data: { ...this.#greeting.data, ...data } };
    this.#outbox.add(this.#sockets, { type: 'authenticated', data });
  }

  /** Each tab that gave us the token is told under its own id, so that it gives it again. */
  #isOfAuth(message: ErrorMessage): boolean {
    const by = this.#auth.refused(message);
    for (const [socket, id] of by) this.#outbox.add([socket], inAnswerTo(message, id));
    return by.size > 0;
  }

  #greeted(message: MessageOf<'connected'>): void {
    this.#greeting = message;
    this.#skewMs = Date.parse(message.data.serverTime) - this.#deps.clock.now();
  }

  #greetLate(): void {
    if (!this.#greeting || this.#ungreeted.size === 0) return;
    const serverTime = new Date(this.#deps.clock.now() + this.#skewMs).toISOString();
    this.#outbox.add(this.#ungreeted, { ...this.#greeting, data: { ...this.#greeting.data, serverTime } });
    this.#ungreeted.clear();
  }

  #createChannel(name: string): JointChannel {
    const deps: JointChannelDeps = {
      name,
      ask: (data) => {
        const id = this.#nextId('s');
        this.#link.send({ type: 'subscribe', id, data });
        return id;
      },
      tell: (to, message) => this.#outbox.add(to, message),
      fail: () => this.#end(DEAD),
    };
    return parseCanal(name)?.tipo === 'estadisticas' ? new JointLatest(deps) : new JointStream(deps);
  }

  #leaveChannel(socket: SocketId, name: string): void {
    const channel = this.#channels.get(name);
    if (!channel) return;
    channel.leave(socket);
    if (!channel.isEmpty) return;
    this.#channels.delete(name);
    if (!this.#isOver) this.#link.send({ type: 'unsubscribe', data: { channel: name } });
  }

  #nextId(prefix: string): string {
    this.#lastId += 1;
    return `${prefix}${this.#lastId}`;
  }

  #end(code: number): void {
    if (this.#isOver) return;
    this.#outbox.flush();
    this.close();
    this.#deps.onEnd([...this.#sockets], code);
  }
}

/** As the hub would say it; sent to the hub it would count against all tabs. */
function refusalOf({ detail, request }: Extract<ParsedRequest, { readonly ok: false }>): ErrorMessage {
  const code = ERROR_CODE.badRequest;
  const { message, retry } = ERROR_TEXT[code];
  return { type: 'error', ...request, data: { code, message: `${message}: ${detail}`, retry } };
}
