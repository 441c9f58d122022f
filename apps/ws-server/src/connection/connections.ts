import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { ExpiredTokenError, InvalidTokenError, type Identidad } from '@citas/auth';
import { Batch } from '@citas/hub';
import { CLOSE_CODE, ERROR_CODE, SUBPROTOCOL, type CloseCode } from '@citas/protocol';
import { WebSocketServer, type WebSocket } from 'ws';
import { errorMessage } from '../session/error-message.ts';
import { refuse, refuseRevoked, refuseToken } from '../session/refuse.ts';
import { rfc3339 } from '../session/rfc3339.ts';
import type { Outcome } from '../session/session.ts';
import { Checkup } from './checkup.ts';
import { codeOfBrokenFrame } from './code-of-broken-frame.ts';
import { ConnectionLimits } from './connection-limits.ts';
import { Connection, type ConnectionDeps } from './connection.ts';
import { drain } from './drain.ts';
import { esDeNegocio, greeting, MAX_PAYLOAD, type IdentidadDeNegocio } from './greeting.ts';
import { refuseUpgrade } from './refuse-upgrade.ts';
import { TokenBucket } from './token-bucket.ts';
import { tokenOfUpgrade } from './token-of-upgrade.ts';

const GOODBYE_WITHIN_MS = 2000;
/** A person with too many tabs is asked to wait so long. */
const AFTER_TOO_MANY_MS = 30_000;
/** What `ws` tells where none was received, even if it sent one itself because of a broken frame. */
const NO_CLOSE_FRAME = 1006;

export interface ConnectionsDeps extends ConnectionDeps {
  readonly maxConnections: number;
  readonly perUser: number;
  readonly perNegocio: number;
  readonly handshakesPerSecond: number;
  readonly allowedOrigins: readonly string[];
  readonly drainMs: number;
}

/** Every open socket. */
export class Connections {
  readonly #deps: ConnectionsDeps;
  readonly #open = new Map<string, Connection>();
  readonly #checkup: Checkup;
  readonly #limits: ConnectionLimits;
  readonly #handshakes: TokenBucket;
  readonly #server = new WebSocketServer({
    noServer: true,
    clientTracking: true,
    maxPayload: MAX_PAYLOAD,
    perMessageDeflate: false,
    handleProtocols: (offered) => (offered.has(SUBPROTOCOL) ? SUBPROTOCOL : false),
  });
  readonly #empty = Promise.withResolvers<void>();
  #isStopping = false;

  constructor(deps: ConnectionsDeps) {
    const { handshakesPerSecond, clock } = deps;
    this.#deps = deps;
    this.#checkup = new Checkup(clock);
    this.#limits = new ConnectionLimits(deps);
    this.#handshakes = new TokenBucket(handshakesPerSecond, handshakesPerSecond, clock.now());
  }

  /** Sockets, those included that are being refused. */
  get count(): number {
    return this.#server.clients.size;
  }

  /** Those that were let in. */
  get open(): Connection[] {
    return [...this.#open.values()];
  }

  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const { logger, maxConnections } = this.#deps;
    if (this.#isStopping) return this.#refuseUpgrade(socket, 503, 'stopping');
    if (!this.#isOriginAllowed(request)) return this.#refuseUpgrade(socket, 403, 'origin');
    if (!this.#handshakes.take(this.#deps.clock.now())) return this.#refuseUpgrade(socket, 429, 'rate');
    if (this.#open.size >= maxConnections) {
      logger.warn({ maxConnections }, 'Max connections reached, rejecting new connection');
      return this.#refuseUpgrade(socket, 503, 'full');
    }
    this.#server.handleUpgrade(request, socket, head, (ws) =>
      this.#accept(ws, socket, tokenOfUpgrade(request)),
    );
  }

  /** Ends what was switched off since it connected. */
  closeRevoked(): void {
    for (const connection of this.#open.values())
      if (this.#deps.isRevoked(connection.identidad)) connection.apply(refuseRevoked());
  }

  /** As at a restart: its client comes back and resumes. False when there is none of that id, or it is closing already. */
  closeOne(id: string): boolean {
    const connection = this.#open.get(id);
    if (!connection?.isOpen) return false;
    connection.close(CLOSE_CODE.restart, 'closed by an operator');
    return true;
  }

  /** Takes nobody in any more, sends everybody elsewhere, and waits a little for their goodbye. */
  async stop(): Promise<void> {
    const { clock, drainMs } = this.#deps;
    this.#isStopping = true;
    await drain(this.#open, { clock, windowMs: drainMs, empty: this.#empty.promise });
    const cancel = clock.after(GOODBYE_WITHIN_MS, () => {
      for (const ws of this.#server.clients) ws.terminate();
    });
    await new Promise((resolve) => this.#server.close(resolve));
    cancel();
    this.#checkup.stop();
  }

  #isOriginAllowed(request: IncomingMessage): boolean {
    const { origin } = request.headers;
    const { allowedOrigins, logger } = this.#deps;
    if (allowedOrigins.length === 0 || origin === undefined || allowedOrigins.includes(origin)) return true;
    logger.warn({ origin }, 'origin not allowed, rejecting connection');
    return false;
  }

  #refuseUpgrade(socket: Duplex, status: 403 | 429 | 503, reason: 'stopping' | 'origin' | 'rate' | 'full') {
    this.#deps.metrics.refused(reason);
    refuseUpgrade(socket, status);
  }

  #accept(ws: WebSocket, socket: Duplex, token: string): void {
    const { logger, verifyToken, metrics } = this.#deps;
    // A broken frame ends the socket with its own close code; without a listener it would end the process.
    let broken: CloseCode | undefined;
    ws.on('error', (error) => {
      broken = codeOfBrokenFrame(error);
      logger.debug({ err: error }, 'socket error');
    });
    ws.on('close', (code) => metrics.closed(code === NO_CLOSE_FRAME ? (broken ?? code) : code));
    try {
      this.#admit(ws, socket, verifyToken(token));
    } catch (error) {
      if (!(error instanceof InvalidTokenError || error instanceof ExpiredTokenError)) throw error;
      logger.debug({ code: error.code }, 'token refused');
      metrics.refused('token');
      this.#turnAway(ws, refuseToken(error));
    }
  }

  #admit(ws: WebSocket, socket: Duplex, identidad: Identidad): void {
    const { isRevoked, metrics } = this.#deps;
    if (isRevoked(identidad)) {
      metrics.refused('revoked');
      return this.#turnAway(ws, refuseRevoked());
    }
    if (!esDeNegocio(identidad)) {
      metrics.refused('token');
      return this.#turnAway(ws, refuse(errorMessage(ERROR_CODE.forbidden), CLOSE_CODE.badRequest));
    }
    if (!this.#limits.admit(identidad)) {
      metrics.refused('limit');
      const reply = errorMessage(ERROR_CODE.tooManyConnections, { afterMs: AFTER_TOO_MANY_MS });
      return this.#turnAway(ws, refuse(reply, CLOSE_CODE.tooMany));
    }
    this.#welcome(ws, socket, identidad);
  }

  #welcome(ws: WebSocket, socket: Duplex, identidad: IdentidadDeNegocio): void {
    const { logger, clock } = this.#deps;
    const id = randomUUID();
    const connection = new Connection(id, ws, socket, identidad, this.#deps);
    this.#open.set(id, connection);
    this.#checkup.add(connection);
    ws.once('close', () => {
      this.#open.delete(id);
      this.#checkup.delete(connection);
      this.#limits.release(identidad);
      if (this.#isStopping && this.#open.size === 0) this.#empty.resolve();
    });
    logger.debug(
      { negocioId: identidad.negocioId, rol: identidad.rol },
      `Cliente conectado: ID=${id}, Time=${rfc3339(clock.now())}`,
    );
    connection.send(Batch.of(greeting(id, identidad, clock.now())));
  }

  /** Told why; one that says no goodbye is not waited for, or whoever has no token could keep many sockets open. */
  #turnAway(ws: WebSocket, { replies, close }: Outcome): void {
    for (const message of replies) ws.send(JSON.stringify(message));
    ws.close(close?.code, close?.reason);
    const cancel = this.#deps.clock.after(GOODBYE_WITHIN_MS, () => ws.terminate());
    ws.once('close', () => cancel());
  }
}
