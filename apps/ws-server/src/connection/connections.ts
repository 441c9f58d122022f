import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { ExpiredTokenError, InvalidTokenError } from '@citas/auth';
import { Frame } from '@citas/hub';
import { CLOSE_CODE, SUBPROTOCOL } from '@citas/protocol';
import { WebSocketServer, type WebSocket } from 'ws';
import { refuseToken } from '../session/refuse-token.ts';
import { rfc3339 } from '../session/rfc3339.ts';
import { Connection, type ConnectionDeps } from './connection.ts';
import { greeting, MAX_PAYLOAD } from './greeting.ts';
import { tokenOfUpgrade } from './token-of-upgrade.ts';
import { refuseUpgrade } from './refuse-upgrade.ts';

const GOODBYE_WITHIN_MS = 2000;

export interface ConnectionsDeps extends ConnectionDeps {
  readonly maxConnections: number;
  readonly allowedOrigins: readonly string[];
}

/** Every open socket. */
export class Connections {
  readonly #deps: ConnectionsDeps;
  readonly #open = new Set<Connection>();
  readonly #server = new WebSocketServer({
    noServer: true,
    clientTracking: true,
    maxPayload: MAX_PAYLOAD,
    perMessageDeflate: false,
    handleProtocols: (offered) => (offered.has(SUBPROTOCOL) ? SUBPROTOCOL : false),
  });
  #isStopping = false;

  constructor(deps: ConnectionsDeps) {
    this.#deps = deps;
  }

  /** Sockets, those included that are being refused. */
  get count(): number {
    return this.#server.clients.size;
  }

  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const { logger, allowedOrigins, maxConnections } = this.#deps;
    const { origin } = request.headers;
    if (this.#isStopping) return refuseUpgrade(socket, 503);
    if (allowedOrigins.length > 0 && origin !== undefined && !allowedOrigins.includes(origin)) {
      logger.warn({ origin }, 'origin not allowed, rejecting connection');
      return refuseUpgrade(socket, 403);
    }
    if (this.count >= maxConnections) {
      logger.warn({ maxConnections }, 'Max connections reached, rejecting new connection');
      return refuseUpgrade(socket, 503);
    }
    this.#server.handleUpgrade(request, socket, head, (ws) => this.#accept(ws, tokenOfUpgrade(request)));
  }

  /** Says goodbye to everybody, and waits no longer than two seconds for their answer. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    for (const connection of this.#open) connection.close(CLOSE_CODE.restart, 'restart');
    const cancel = this.#deps.clock.after(GOODBYE_WITHIN_MS, () => {
      for (const ws of this.#server.clients) ws.terminate();
    });
    await new Promise((resolve) => this.#server.close(resolve));
    cancel();
  }

  #accept(ws: WebSocket, token: string): void {
    const { logger, clock, verifyToken } = this.#deps;
    // A broken frame ends the socket with its own close code; without a listener it would end the process.
    ws.on('error', (error) => logger.debug({ err: error }, 'socket error'));
    try {
      const identidad = verifyToken(token);
      const id = randomUUID();
      const connection = new Connection(id, ws, identidad, this.#deps);
      this.#open.add(connection);
      ws.once('close', () => this.#open.delete(connection));
      logger.debug(
        { negocioId: identidad.negocioId, rol: identidad.rol },
        `Cliente conectado: ID=${id}, Time=${rfc3339(clock.now())}`,
      );
      connection.send(new Frame(greeting(id, identidad, clock.now())));
    } catch (error) {
      if (!(error instanceof InvalidTokenError || error instanceof ExpiredTokenError)) throw error;
      const { replies, close } = refuseToken(error);
      for (const message of replies) ws.send(new Frame(message).bytes, { binary: false });
      ws.close(close?.code, close?.reason);
      logger.debug({ code: error.code }, 'token refused');
    }
  }
}
