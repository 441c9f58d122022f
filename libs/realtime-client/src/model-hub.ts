import { mergePatchOf, type ClientMessage, type Position, type ServerMessage } from '@citas/protocol';
import { greet, NOW, rfc3339 } from './client-under-test.ts';
import { FakeSocket } from './fake-socket.ts';
import type { CreateSocket } from './web-socket-like.ts';

export const CITAS = 'citas:negocio_123';
export const ESTADISTICAS = 'estadisticas:negocio_123';
const LATEST = { epoch: 'latest', seq: 0 };

type Followed = { cursor: number } | { figures: object; readonly delta: boolean };

/** One socket of the model hub. What the hub has said waits in `frames` until the network delivers it. */
export class ModelSocket extends FakeSocket {
  readonly followed = new Map<string, Followed>();
  readonly frames: ServerMessage[][] = [];
  /** All that the client has asked for. */
  readonly requests: ClientMessage[] = [];
  isOver = false;
  wasOpened = false;
  #last: ServerMessage[] | undefined;
  onSend: () => void = () => undefined;

  override send(text: string): void {
    super.send(text);
    this.requests.push(this.sent.at(-1)!);
    this.onSend();
  }

  override close(code?: number): void {
    super.close(code);
    this.isOver = true;
    this.onSend();
  }

  /** One frame arrives; true when there was one. */
  deliver(): boolean {
    const frame = this.frames.shift();
    if (frame) this.say(frame);
    this.#last = frame ?? this.#last;
    return frame !== undefined;
  }

  /** The events of the last frame come a second time. */
  repeat(): void {
    const events = this.#last?.filter((message) => 'seq' in message);
    if (events?.length) this.say(events);
  }
}

/** A hub in a few lines: a log with an epoch, figures with a version, live delivery and resuming for each socket. */
export class ModelHub {
  readonly sockets: ModelSocket[] = [];
  epoch = 'e1';
  log: number[] = [];
  version = 0;
  /** Handles and delivers everything at once, as if there were no network. */
  isEager = false;
  /** How long a token lasts after the greeting. */
  lifeMs = 3_600_000;
  /** So many renewed tokens come among too many messages. */
  refusedAuths = 0;
  #lastEvent = 0;

  get create(): CreateSocket {
    return (url, protocols) => {
      const socket = new ModelSocket(url, protocols);
      this.sockets.push(socket);
      socket.onSend = () => this.isEager && queueMicrotask(() => this.run(socket));
      if (this.isEager) queueMicrotask(() => this.open(socket));
      return socket;
    };
  }

  get living(): ModelSocket[] {
    return this.sockets.filter((socket) => !socket.isOver);
  }

  get position(): Position {
    return { epoch: this.epoch, seq: this.log.length };
  }

  open(socket: ModelSocket): void {
    if (socket.isOver) return;
    socket.wasOpened = true;
    greet(socket, NOW + this.lifeMs);
  }

  append(): void {
    this.#lastEvent += 1;
    this.version += 1;
    this.log.push(this.#lastEvent);
    for (const socket of this.living) this.#catchUp(socket);
    this.#flush();
  }

  /** The sign of life, or what changed. */
  tick(): void {
    for (const socket of this.living) {
      const followed = socket.followed.get(ESTADISTICAS);
      if (!followed || !('figures' in followed)) continue;
      const before = followed.figures;
      followed.figures = this.figures();
      const changed = mergePatchOf({ ...before }, { ...followed.figures });
      const { timestamp } = this;
      if (followed.delta)
        this.#say(socket, { type: 'stats_delta', channel: ESTADISTICAS, data: { changed, timestamp } });
      else this.#say(socket, this.stats());
    }
    this.#flush();
  }

  /** The log is restored: another one, with fewer events. */
  rewrite(): void {
    this.epoch += '+';
    this.log = this.log.slice(0, this.log.length / 2);
    this.version += 1;
    for (const socket of this.living) this.resync(socket, 'epoch_changed');
  }

  resync(socket: ModelSocket, reason: 'epoch_changed' | 'slow_reader'): void {
    const followed = socket.followed.get(CITAS);
    if (!followed || !('cursor' in followed)) return;
    followed.cursor = this.log.length;
    const data = { ...this.position, recovered: false };
    this.#say(
      socket,
      { type: 'resync', channel: CITAS, data: { reason } },
      { type: 'subscribed', channel: CITAS, data },
    );
  }

  drain(afterMs: number): void {
    for (const socket of this.living)
      this.#say(socket, { type: 'reconnect', data: { afterMs, reason: 'restart' } });
    this.#flush();
  }

  end(socket: ModelSocket, code: number): void {
    if (socket.isOver) return;
    socket.isOver = true;
    socket.end(code);
  }

  /** Handles one request; true when there was one. */
  handle(socket: ModelSocket): boolean {
    const message = socket.isOver ? undefined : socket.sent.shift();
    if (message) this.#handle(socket, message);
    return message !== undefined;
  }

  run(socket: ModelSocket): void {
    while (this.handle(socket) || socket.deliver());
  }

  figures() {
    return { totalCitas: this.version, duracionPromedio: this.version % 3 === 0 ? null : 30 };
  }

  stats(): ServerMessage {
    const zero = { citasHoy: 0, citasCompletadas: 0, citasCanceladas: 0, citasPendientes: 0 };
    const rest = { citasConfirmadas: 0, citasNoAsistio: 0, ultimaCita: null };
    const data = { ...zero, ...rest, ...this.figures(), timestamp: this.timestamp };
    return { type: 'stats', channel: ESTADISTICAS, data };
  }

  get timestamp(): string {
    return rfc3339(NOW + this.version);
  }

  #handle(socket: ModelSocket, message: ClientMessage): void {
    if (message.type === 'ping') this.#say(socket, { type: 'pong', data: { serverTime: rfc3339(NOW) } });
    if (message.type === 'unsubscribe') socket.followed.delete(message.data.channel);
    if (message.type === 'auth') this.#say(socket, this.#answerAuth(message.id));
    if (message.type !== 'subscribe') return;
    const { channel, since, delta = false } = message.data;
    if (channel === CITAS) return this.#subscribe(socket, message.id, since);
    const data = { ...LATEST, recovered: since !== undefined };
    this.#say(socket, { type: 'subscribed', channel, id: message.id, data }, this.stats());
    socket.followed.set(channel, { figures: this.figures(), delta });
  }

  #answerAuth(id: string | undefined): ServerMessage {
    if (this.refusedAuths === 0)
      return { type: 'authenticated', id, data: { expiresAt: rfc3339(NOW + 7_200_000) } };
    this.refusedAuths -= 1;
    const data = {
      code: 'rate_limited',
      message: 'demasiados mensajes',
      retry: true,
      afterMs: 1_000,
    } as const;
    return { type: 'error', id, data };
  }

  #subscribe(socket: ModelSocket, id: string | undefined, since: Position | undefined): void {
    const isKept = since?.epoch === this.epoch && since.seq <= this.log.length;
    const start = isKept ? since : this.position;
    if (since && !isKept)
      this.#say(socket, { type: 'resync', channel: CITAS, data: { reason: 'epoch_changed' } });
    this.#say(socket, { type: 'subscribed', channel: CITAS, id, data: { ...start, recovered: isKept } });
    socket.followed.set(CITAS, { cursor: start.seq });
    this.#catchUp(socket);
  }

  #catchUp(socket: ModelSocket): void {
    const followed = socket.followed.get(CITAS);
    if (!followed || !('cursor' in followed)) return;
    const missing = this.log.slice(followed.cursor);
    this.#say(socket, ...missing.map((count, i) => evento(followed.cursor + i + 1, count)));
    followed.cursor = this.log.length;
  }

  #say(socket: ModelSocket, ...messages: ServerMessage[]): void {
    if (messages.length > 0) socket.frames.push(messages);
  }

  #flush(): void {
    if (this.isEager) for (const socket of this.living) this.run(socket);
  }
}

/** An event is told from others by its count. */
function evento(seq: number, count: number): ServerMessage {
  const data = { count, desde: null, hasta: null, por: { id: null, nombre: 'SQL' }, timestamp: rfc3339(NOW) };
  return { type: 'citas_changed', channel: CITAS, seq, data };
}
