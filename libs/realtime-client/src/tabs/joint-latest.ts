import type { ErrorMessage, MessageOf, ServerEnvelope, Subscribe } from '@citas/protocol';
import { inAnswerTo, wasHandled, type JointChannel, type JointChannelDeps } from './joint-channel.ts';
import type { SocketId } from './tab-message.ts';

/** A latest-value channel: asked for again for each tab that comes, so that it gets a whole value; so do the others. */
export class JointLatest implements JointChannel {
  readonly #deps: JointChannelDeps;
  readonly #members = new Set<SocketId>();
  /** Who waits for the answer of the hub, each with its own id. */
  readonly #waiting = new Map<SocketId, string | undefined>();
  #asking: string | undefined;
  #delta = false;

  constructor(deps: JointChannelDeps) {
    this.#deps = deps;
  }

  get isEmpty(): boolean {
    return this.#members.size === 0;
  }

  ask(from: SocketId, { id, data }: Subscribe): void {
    this.#members.add(from);
    this.#waiting.set(from, id);
    this.#delta ||= data.delta === true;
    this.#asking ??= this.#deps.ask({ channel: data.channel, ...(this.#delta && { delta: true }) });
  }

  leave(from: SocketId): void {
    this.#members.delete(from);
    this.#waiting.delete(from);
  }

  receive(message: ServerEnvelope): void {
    const isAnswer = 'id' in message && message.id !== undefined;
    if (isAnswer && message.id !== this.#asking) return;
    if (message.type === 'subscribed') this.#answer(message);
    else if (message.type === 'error') this.#refuse(message);
    else this.#deps.tell(this.#members, message);
  }

  #answer(message: MessageOf<'subscribed'>): void {
    const waiting = [...this.#waiting];
    this.#waiting.clear();
    this.#asking = undefined;
    for (const [from, id] of waiting) this.#deps.tell([from], inAnswerTo(message, id));
  }

  #refuse(message: ErrorMessage): void {
    const { retry } = message.data;
    const others = [...this.#members].filter((member) => !this.#waiting.has(member));
    for (const [from, id] of this.#waiting) this.#deps.tell([from], inAnswerTo(message, id));
    if (!retry) this.#deps.tell(others, inAnswerTo(message));
    for (const from of this.#waiting.keys()) this.#members.delete(from);
    this.#waiting.clear();
    this.#asking = undefined;
    if (!retry) this.#members.clear();
    else if (others.length > 0 && wasHandled(message)) this.#deps.fail();
  }
}
