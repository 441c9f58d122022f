import type { Position, ServerMessage, StreamMessage } from '@citas/protocol';
import type { Truth } from './truth.ts';

export interface LiveCopyDeps {
  readonly canal: string;
  readonly takeSnapshot: () => Promise<Truth>;
  /** Follows the channel from a position. */
  readonly follow: (since: Position) => void;
  readonly onChange: () => void;
}

/**
 * What a screen holds: a snapshot that follows its channel. Strict where a screen is lenient: an event that comes twice,
 * or that does not follow on the one before, is written down as a fault.
 */
export class LiveCopy {
  readonly faults: string[] = [];
  readonly #deps: LiveCopyDeps;
  #citas = new Map<string, number>();
  #posicion: Position | undefined;
  #waiting: StreamMessage[] = [];
  #loads = 0;
  /** What the client delivered last, since the last subscription or resync. */
  #lastSeq: number | undefined;
  resyncs = 0;
  /** Events that never came, and that came again. */
  lost = 0;
  twice = 0;

  constructor(deps: LiveCopyDeps) {
    this.#deps = deps;
  }

  get posicion(): Position | undefined {
    return this.#posicion;
  }

  async load(): Promise<void> {
    const load = ++this.#loads;
    const isFirst = load === 1;
    this.#posicion = undefined;
    this.#waiting = [];
    const { citas, posicion } = await this.#deps.takeSnapshot();
    if (load !== this.#loads) return;
    this.#citas = new Map(citas);
    this.#posicion = posicion;
    for (const event of this.#waiting.splice(0)) this.#apply(event);
    if (isFirst) this.#deps.follow(posicion);
    this.#deps.onChange();
  }

  receive(message: ServerMessage): void {
    if (!('channel' in message) || message.channel !== this.#deps.canal) return;
    if (message.type === 'resync') {
      this.resyncs += 1;
      this.#lastSeq = undefined;
      void this.load();
    } else if (message.type === 'subscribed') {
      if (!message.data.recovered) this.#lastSeq = message.data.seq;
    } else if ('seq' in message) this.#hear(message);
  }

  /** Why it is not what the database holds; undefined when it is. */
  differs(truth: Truth): string | undefined {
    const { epoch, seq } = truth.posicion;
    if (this.#posicion?.epoch !== epoch || this.#posicion.seq !== seq)
      return `it stands at ${this.#posicion?.epoch} ${this.#posicion?.seq} and the log at ${epoch} ${seq}`;
    for (const [id, version] of truth.citas)
      if (this.#citas.get(id) !== version) return `cita ${id} is ${this.#citas.get(id)}, not ${version}`;
    return this.#citas.size === truth.citas.size ? undefined : 'it holds citas that are gone';
  }

  #hear(event: StreamMessage): void {
    if (this.#lastSeq !== undefined && event.seq !== this.#lastSeq + 1)
      this.#disorder(event.seq, this.#lastSeq);
    this.#lastSeq = event.seq;
    if (this.#posicion) this.#apply(event);
    else this.#waiting.push(event);
  }

  #disorder(seq: number, last: number): void {
    this.faults.push(`event ${seq} came after ${last}`);
    if (seq > last) this.lost += seq - last - 1;
    else this.twice += 1;
  }

  #apply(event: StreamMessage): void {
    if (!this.#posicion || event.seq <= this.#posicion.seq) return;
    if (event.seq !== this.#posicion.seq + 1)
      this.faults.push(`event ${event.seq} does not follow on ${this.#posicion.seq}`);
    this.#posicion = { ...this.#posicion, seq: event.seq };
    if (event.type === 'cita_deleted') this.#citas.delete(event.data.id);
    else if (event.type === 'cita_created' || event.type === 'cita_updated')
      this.#citas.set(event.data.id, event.data.version);
    else if (event.type === 'citas_changed') void this.load();
    this.#deps.onChange();
  }
}
