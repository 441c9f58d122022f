import { ExpiredTokenError, type Identidad } from '@citas/auth';
import type { Cancel } from '@citas/clock';
import { Frame, type Subscriber } from '@citas/hub';
import { CLOSE_CODE, ERROR_CODE, parseClientMessage, type CloseCode } from '@citas/protocol';
import type { Logger } from '@citas/process';
import type { RawData, WebSocket } from 'ws';
import { errorMessage } from '../session/error-message.ts';
import { handleMessage } from '../session/handle-message.ts';
import { refuseToken } from '../session/refuse-token.ts';
import type { Outcome, Session, SessionDeps } from '../session/session.ts';
import { atInstant } from './at-instant.ts';
import { Heartbeat } from './heartbeat.ts';
import { MessageRate } from './message-rate.ts';

const MALFORMED_LIMIT = 10;

export interface ConnectionDeps extends SessionDeps {
  readonly logger: Logger;
}

/** One socket and its session. The only writer of the socket. */
export class Connection implements Subscriber {
  readonly id: string;
  readonly #socket: WebSocket;
  readonly #deps: ConnectionDeps;
  readonly #session: Session;
  readonly #heartbeat: Heartbeat;
  readonly #rate: MessageRate;
  #malformed = 0;
  #cancelExpiry: Cancel = () => undefined;

  constructor(id: string, socket: WebSocket, identidad: Identidad, deps: ConnectionDeps) {
    this.id = id;
    this.#socket = socket;
    this.#deps = deps;
    this.#session = { subscriber: this, channels: new Set(), identidad };
    this.#rate = new MessageRate(deps.clock.now());
    this.#heartbeat = new Heartbeat({
      clock: deps.clock,
      ping: () => this.#socket.ping(),
      onDead: () => this.#socket.terminate(),
    });
    socket.on('message', (data, isBinary) => void this.#receive(data, isBinary));
    for (const sign of ['ping', 'pong'] as const) socket.on(sign, () => this.#heartbeat.heard());
    socket.on('close', (code) => this.#closed(code));
    this.#watchExpiry();
  }

  send(frame: Frame): void {
    if (this.#socket.readyState !== this.#socket.OPEN) return;
    this.#socket.send(frame.bytes, { binary: false });
    const channel = 'channel' in frame.message ? frame.message.channel : undefined;
    this.#deps.logger.debug(
      { client: this.id, type: frame.type, channel, bytes: frame.bytes.length },
      'sent',
    );
  }

  close(code: CloseCode, reason: string): void {
    this.#socket.close(code, reason);
  }

  async #receive(data: RawData, isBinary: boolean): Promise<void> {
    this.#heartbeat.heard();
    if (this.#socket.readyState !== this.#socket.OPEN) return;
    if (!this.#rate.take(this.#deps.clock.now()))
      return this.send(new Frame(errorMessage(ERROR_CODE.rateLimited)));
    const parsed = isBinary
      ? ({ ok: false, detail: 'solo se admite texto' } as const)
      : parseClientMessage((data as Buffer).toString());
    if (!parsed.ok) return this.#countMalformed(parsed.detail);
    const { message } = parsed;
    const channel = 'channel' in (message.data ?? {}) ? message.data : undefined;
    this.#deps.logger.debug({ client: this.id, type: message.type, ...channel }, 'received');
    this.#apply(await handleMessage(this.#session, message, this.#deps));
    if (message.type === 'auth') this.#watchExpiry();
  }

  #apply({ replies, close }: Outcome): void {
    for (const message of replies) this.send(new Frame(message));
    if (close) this.close(close.code, close.reason);
  }

  #countMalformed(detail: string): void {
    this.#malformed += 1;
    this.send(new Frame(errorMessage(ERROR_CODE.badRequest, { detail })));
    if (this.#malformed >= MALFORMED_LIMIT) this.close(CLOSE_CODE.badRequest, ERROR_CODE.badRequest);
  }

  #watchExpiry(): void {
    this.#cancelExpiry();
    this.#cancelExpiry = atInstant(this.#deps.clock, this.#session.identidad.expiraEnMs, () =>
      this.#apply(refuseToken(new ExpiredTokenError())),
    );
  }

  #closed(code: number): void {
    this.#cancelExpiry();
    this.#heartbeat.stop();
    this.#deps.hub.disconnect(this);
    this.#deps.logger.debug({ client: this.id, code }, 'Cliente desconectado');
  }
}
