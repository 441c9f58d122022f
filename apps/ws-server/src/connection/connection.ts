import { ExpiredTokenError, type Identidad } from '@citas/auth';
import { sinNombres, soloOyeDias, type Rol } from '@citas/domain';
import { Batch, type Abridged, type DeliveryClass, type Subscriber, type WireFormat } from '@citas/hub';
import {
  CLOSE_CODE,
  ERROR_CODE,
  parseClientMessage,
  SUBPROTOCOL,
  type ClientMessage,
  type CloseCode,
  type ParsedRequest,
} from '@citas/protocol';
import type { Logger } from '@citas/process';
import type { Writable } from 'node:stream';
import type { RawData, WebSocket } from 'ws';
import type { Metrics } from '../metrics.ts';
import { errorMessage } from '../session/error-message.ts';
import { handleMessage } from '../session/handle-message.ts';
import { refuse, refuseToken } from '../session/refuse.ts';
import type { Outcome, Session, SessionDeps } from '../session/session.ts';
import { Backlog } from './backlog.ts';
import type { Checked } from './checkup.ts';
import { Heartbeat } from './heartbeat.ts';
import { MessageGuard } from './message-guard.ts';
import { joinedFrames, separateFrames } from './wire-format.ts';

const GOODBYE_WITHIN_MS = 2000;

type Malformed = Extract<ParsedRequest, { readonly ok: false }>;

export interface ConnectionDeps extends SessionDeps {
  readonly logger: Logger;
  readonly metrics: Metrics;
}

/** One socket and its session. The only writer of the socket. */
export class Connection implements Subscriber, Checked {
  readonly id: string;
  /** Milliseconds since the Unix epoch. */
  readonly openedAtMs: number;
  readonly #ws: WebSocket;
  /** What `ws` itself writes to: whole frames may go there directly, because nothing is compressed or fragmented. */
  readonly #socket: Writable;
  readonly #format: WireFormat;
  readonly #deps: ConnectionDeps;
  readonly #session: Session;
  readonly #heartbeat: Heartbeat;
  readonly #backlog: Backlog;
  readonly #guard: MessageGuard;
  readonly #isTraced: boolean;
  /** When to stop waiting for the peer's goodbye, by `elapsed`. */
  #terminateAtMs = Infinity;

  constructor(id: string, ws: WebSocket, socket: Writable, identidad: Identidad, deps: ConnectionDeps) {
    const { clock, logger } = deps;
    this.id = id;
    this.openedAtMs = clock.now();
    this.#ws = ws;
    this.#socket = socket;
    this.#format = ws.protocol === SUBPROTOCOL ? joinedFrames : separateFrames;
    this.#deps = deps;
    this.#session = { subscriber: this, channels: new Set(), identidad };
    this.#guard = new MessageGuard(clock);
    this.#isTraced = logger.isLevelEnabled('debug');
    this.#backlog = new Backlog(socket);
    this.#heartbeat = new Heartbeat(clock.elapsed());
    ws.on('message', (data, isBinary) => void this.#receive(data, isBinary));
    ws.on('ping', () => this.#heartbeat.heard());
    ws.on('pong', () => this.#heartbeat.heard());
    ws.on('close', (code) => this.#closed(code));
  }

  get identidad(): Identidad {
    return this.#session.identidad;
  }

  /** Nobody has said goodbye yet. */
  get isOpen(): boolean {
    return this.#ws.readyState === this.#ws.OPEN;
  }

  /** How many it follows. */
  get channels(): number {
    return this.#session.channels.size;
  }

  /** Written, and not yet taken over by the system. */
  get waitingBytes(): number {
    return this.#socket.writableLength;
  }

  send(told: Batch): void {
    if (!this.isOpen) return;
    // Here, where all that is sent goes by: no way into the socket leads past it.
    const how = abridgedFor(this.identidad.rol);
    const batch = how ? told.abridged(how) : told;
    const wire = batch.wire(this.#format);
    this.#socket.write(wire);
    this.#backlog.wrote(wire.length);
    this.#deps.metrics.sent(batch.frames.length, wire.length);
    if (this.#isTraced) this.#trace(batch, wire.length);
  }

  accepts(kind: DeliveryClass): boolean {
    return this.#backlog.accepts(kind);
  }

  drained(): Promise<boolean> {
    return this.#backlog.drained();
  }

  /** Waits no longer than two seconds for the peer's goodbye. */
  close(code: CloseCode, reason: string): void {
    this.#ws.close(code, reason);
    this.#terminateAtMs = Math.min(this.#terminateAtMs, this.#deps.clock.elapsed() + GOODBYE_WITHIN_MS);
  }

  /** Every second: who is gone, too slow, or whose token has ended. No timers of its own: there may be thousands. */
  check(elapsedMs: number): void {
    if (elapsedMs >= this.#terminateAtMs) return this.#ws.terminate();
    if (!this.isOpen) return;
    if (this.#deps.clock.now() >= this.identidad.expiraEnMs)
      return this.apply(refuseToken(new ExpiredTokenError()));
    if (this.#backlog.isTooSlow(elapsedMs)) return this.#endSlowReader();
    const due = this.#heartbeat.check(elapsedMs);
    if (due === 'ping') this.#ws.ping();
    if (due === 'dead') this.#endDead();
  }

  /** Sends what a handler wants sent, and closes when it says so. */
  apply({ replies, close }: Outcome): void {
    if (replies.length > 0) this.send(Batch.of(...replies));
    if (close) this.close(close.code, close.reason);
  }

  #endSlowReader(): void {
    this.#deps.metrics.closedSlowReader();
    this.close(CLOSE_CODE.tooSlow, 'too slow');
  }

  #endDead(): void {
    this.#deps.metrics.foundDead();
    this.#ws.terminate();
  }

  async #receive(data: RawData, isBinary: boolean): Promise<void> {
    this.#heartbeat.heard();
    if (!this.isOpen) return;
    const isTooFast = !this.#guard.take();
    if (isTooFast && this.#guard.floods) return this.#refuse('flood');
    const parsed = isBinary
      ? ({ ok: false, detail: 'solo se admite texto', request: {} } as const)
      : parseClientMessage((data as Buffer).toString());
    if (isTooFast) return this.#refuse('too_fast', parsed.ok ? parsed.message : undefined);
    if (!parsed.ok) return this.#refuseMalformed(parsed);
    const { message } = parsed;
    this.#deps.metrics.received(message.type);
    const channel = 'channel' in (message.data ?? {}) ? message.data : undefined;
    this.#deps.logger.debug({ client: this.id, type: message.type, ...channel }, 'received');
    this.apply(await handleMessage(this.#session, message, this.#deps));
  }

  /** Read all the same, so that the answer says of which request it is; none is said of a flood, which ends it. */
  #refuse(why: 'flood' | 'too_fast', message?: ClientMessage): void {
    this.#deps.metrics.received('too_fast');
    const about = message && { id: message.id, channel: channelOf(message) };
    const reply = errorMessage(ERROR_CODE.rateLimited, { ...about, afterMs: MessageGuard.AFTER_MS });
    this.apply(why === 'flood' ? refuse(reply, CLOSE_CODE.tooMany) : { replies: [reply] });
  }

  #refuseMalformed({ detail, request }: Malformed): void {
    this.#deps.metrics.received('malformed');
    const reply = errorMessage(ERROR_CODE.badRequest, { ...request, detail });
    this.apply(this.#guard.countMalformed() ? refuse(reply, CLOSE_CODE.badRequest) : { replies: [reply] });
  }

  #closed(code: number): void {
    this.#backlog.closed();
    this.#deps.hub.disconnect(this);
    this.#deps.logger.debug({ client: this.id, code }, 'Cliente desconectado');
  }

  #trace(batch: Batch, bytes: number): void {
    for (const { type, message, cause: traceId } of batch.frames) {
      const channel = 'channel' in message ? message.channel : undefined;
      this.#deps.logger.debug({ client: this.id, type, channel, bytes, traceId }, 'sent');
    }
  }
}

function channelOf({ data }: ClientMessage): string | undefined {
  return data && 'channel' in data ? data.channel : undefined;
}

function abridgedFor(rol: Rol): Abridged | undefined {
  if (soloOyeDias(rol)) return 'daysOnly';
  return sinNombres(rol) ? 'nameless' : undefined;
}
