import type { ErrorMessage, Position, Resync, ServerEnvelope, Subscribe, Subscribed } from '@citas/protocol';
import { inAnswerTo, wasHandled, type JointChannel, type JointChannelDeps } from './joint-channel.ts';
import type { SocketId } from './tab-message.ts';

interface Ask {
  readonly from: SocketId;
  readonly id: string | undefined;
  readonly since: Position | undefined;
}

/**
 * A stream: every tab has its own cursor, and an event goes to those who have not had it. A tab that comes from an
 * older position makes the hub repeat; what is repeated reaches only that tab. The hub is asked one thing at a time.
 */
export class JointStream implements JointChannel {
  readonly #deps: JointChannelDeps;
  readonly #members = new Set<SocketId>();
  /** The seq that each tab has; a tab whose request is not answered yet has none. */
  readonly #cursors = new Map<SocketId, number>();
  #queue: Ask[] = [];
  #asking: (Ask & { readonly hubId: string }) | undefined;
  /** What has been passed on; undefined while the hub has no subscription of ours. */
  #position: Position | undefined;
  /** Told together with the `subscribed` that follows it. */
  #resync: Resync | undefined;

  constructor(deps: JointChannelDeps) {
    this.#deps = deps;
  }

  get isEmpty(): boolean {
    return this.#members.size === 0;
  }

  ask(from: SocketId, { id, data }: Subscribe): void {
    this.#members.add(from);
    this.#cursors.delete(from);
    this.#queue = [...this.#queue.filter((ask) => ask.from !== from), { from, id, since: data.since }];
    this.#askNext();
  }

  leave(from: SocketId): void {
    this.#members.delete(from);
    this.#cursors.delete(from);
    this.#queue = this.#queue.filter((ask) => ask.from !== from);
  }

  receive(message: ServerEnvelope): void {
    if (message.type === 'resync') this.#resync = message;
    else if (message.type === 'subscribed') this.#receiveSubscribed(message);
    else if (message.type === 'error') this.#refuse(message);
    else if ('seq' in message) this.#pass(message);
    else this.#deps.tell(this.#members, message);
  }

  #askNext(): void {
    while (!this.#asking) {
      const ask = this.#queue.shift();
      if (!ask) return;
      const here = this.#answerHere(ask);
      if (here) this.#answer(ask, here, ask.since !== undefined);
      else {
        const since = ask.since && { since: ask.since };
        this.#asking = { ...ask, hubId: this.#deps.ask({ channel: this.#deps.name, ...since }) };
      }
    }
  }

  /** The position at which a tab can join without the hub: ours, or one ahead of ours that its snapshot has. */
  #answerHere({ since }: Ask): Position | undefined {
    if (!this.#position || !since) return this.#position;
    return since.epoch === this.#position.epoch && since.seq >= this.#position.seq ? since : undefined;
  }

  #answer({ from, id }: Ask, { epoch, seq }: Position, recovered: boolean): void {
    if (!this.#members.has(from)) return;
    const data = { epoch, seq, recovered };
    const message: Subscribed = { type: 'subscribed', channel: this.#deps.name, data };
    this.#deps.tell([from], inAnswerTo(message, id));
    this.#cursors.set(from, seq);
  }

  #receiveSubscribed({ id, data: { epoch, seq, recovered } }: Subscribed): void {
    const ask = id === undefined ? undefined : this.#asking;
    if (id !== undefined && id !== ask?.hubId) return;
    const resync = this.#resync;
    this.#resync = undefined;
    if (ask) this.#asking = undefined;
    if (resync || !this.#position) this.#startAnew({ epoch, seq }, resync, ask?.from);
    if (ask) this.#answer(ask, { epoch, seq }, recovered);
    this.#askNext();
  }

  /** Whoever stood elsewhere starts again too: what lies between was passed to nobody. */
  #startAnew(position: Position, resync: Resync | undefined, asker: SocketId | undefined): void {
    const before = this.#position;
    this.#position = position;
    const hasMoved = before?.epoch !== position.epoch || before.seq !== position.seq;
    const others = hasMoved || asker === undefined ? [...this.#cursors.keys()] : [];
    if (resync) this.#deps.tell(asker === undefined ? others : [asker, ...others], resync);
    const data = { ...position, recovered: false };
    this.#deps.tell(others, { type: 'subscribed', channel: this.#deps.name, data });
    for (const other of others) this.#cursors.set(other, position.seq);
  }

  #pass(message: ServerEnvelope & { readonly seq: number }): void {
    if (!this.#position) return;
    const { seq } = message;
    const behind = [...this.#cursors].flatMap(([tab, cursor]) => (cursor < seq ? [tab] : []));
    for (const tab of behind) this.#cursors.set(tab, seq);
    this.#deps.tell(behind, message);
    if (seq > this.#position.seq) this.#position = { ...this.#position, seq };
  }

  #refuse(message: ErrorMessage): void {
    const ask = this.#asking;
    if (message.id !== undefined && message.id !== ask?.hubId) return;
    if (ask && message.id !== undefined) {
      this.#asking = undefined;
      if (this.#members.has(ask.from)) this.#deps.tell([ask.from], inAnswerTo(message, ask.id));
      this.leave(ask.from);
    }
    if (!message.data.retry) this.#end(message);
    else if (wasHandled(message) && this.#cursors.size > 0) return this.#deps.fail();
    this.#askNext();
  }

  /** The channel is refused to us, so to everybody who follows it. */
  #end(message: ErrorMessage): void {
    this.#deps.tell(this.#cursors.keys(), inAnswerTo(message));
    for (const tab of [...this.#cursors.keys()]) this.leave(tab);
    this.#position = undefined;
  }
}
