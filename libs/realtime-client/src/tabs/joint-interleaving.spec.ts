import type { Position, ServerEnvelope, ServerMessage } from '@citas/protocol';
import fc from 'fast-check';
import { CANAL, event } from '../client-under-test.ts';
import { JointStream } from './joint-stream.ts';

/** What one tab has been told; it trusts the joint stream, and so checks it. */
class ModelTab {
  id = 0;
  position: Position | undefined;
  #isWaiting = false;

  ask(): string {
    this.#isWaiting = true;
    this.id += 1;
    return `${this.id}`;
  }

  hear(message: ServerEnvelope): void {
    if (message.type === 'subscribed') {
      if (this.#isWaiting && message.id !== `${this.id}`) return;
      this.#isWaiting = false;
      this.position = { epoch: message.data.epoch, seq: message.data.seq };
    } else if ('seq' in message && !this.#isWaiting) {
      expect(message.seq).toBe((this.position?.seq ?? NaN) + 1);
      this.position = { epoch: this.position?.epoch ?? '', seq: message.seq };
    }
  }
}

/** A hub with one stream and one subscriber; what it says waits until it is delivered. */
class ModelStream {
  head: Position = { epoch: 'e', seq: 3 };
  readonly requests: { readonly id: string; readonly since: Position | undefined }[] = [];
  readonly said: ServerMessage[] = [];
  #isFollowed = false;

  append(): void {
    this.head = { ...this.head, seq: this.head.seq + 1 };
    if (this.#isFollowed) this.said.push(event(this.head.seq));
  }

  rewrite(): void {
    this.head = { epoch: `${this.head.epoch}+`, seq: Math.floor(this.head.seq / 2) };
    if (this.#isFollowed) this.#resync();
  }

  handle(): void {
    const request = this.requests.shift();
    if (!request) return;
    this.#isFollowed = true;
    const { id, since } = request;
    if (!since) return this.#subscribed(this.head, id);
    if (since.epoch !== this.head.epoch) return this.#resync(id);
    this.#subscribed(since, id);
    for (let seq = since.seq + 1; seq <= this.head.seq; seq += 1) this.said.push(event(seq));
  }

  #resync(id?: string): void {
    this.said.push({ type: 'resync', channel: CANAL, data: { reason: 'epoch_changed' } });
    this.#subscribed(this.head, id);
  }

  #subscribed(position: Position, id?: string): void {
    this.said.push({ type: 'subscribed', channel: CANAL, id, data: { ...position, recovered: true } });
  }
}

const TABS = ['a', 'b', 'c'] as const;
type Tab = (typeof TABS)[number];
const WHAT = ['append', 'append', 'handle', 'deliver', 'deliver', 'ask', 'ask', 'leave', 'rewrite'] as const;
/** `back`: how far before the newest event the tab's copy is; undefined without a copy. */
const back = fc.option(fc.nat(4), { nil: undefined });
const step = fc.tuple(fc.constantFrom(...WHAT), fc.constantFrom(...TABS), back);
type Step = readonly [(typeof WHAT)[number], Tab, number | undefined];

test('in whatever order tabs come and go: each hears every event after its position once and in order', () => {
  const play = (steps: readonly Step[]): void => {
    const hub = new ModelStream();
    const tabs = new Map(TABS.map((name) => [name as string, new ModelTab()]));
    const following = new Set<string>();
    let asked = 0;
    const stream = new JointStream({
      name: CANAL,
      ask: ({ since }) => {
        const id = `h${(asked += 1)}`;
        hub.requests.push({ id, since });
        return id;
      },
      tell: (to, message) => [...to].forEach((tab) => tabs.get(tab)?.hear(message)),
      fail: () => expect(true).toBe(false),
    });
    const deliver = () => {
      const message = hub.said.shift();
      if (message) stream.receive(message);
    };
    const sinceOf = (behind: number) => ({ ...hub.head, seq: Math.max(0, hub.head.seq - behind) });
    const run: Record<(typeof WHAT)[number], (name: Tab, behind: number | undefined) => void> = {
      append: () => hub.append(),
      rewrite: () => hub.rewrite(),
      handle: () => hub.handle(),
      deliver,
      ask(name, behind) {
        following.add(name);
        const since = behind === undefined ? undefined : sinceOf(behind);
        const id = tabs.get(name)?.ask();
        stream.ask(name, { type: 'subscribe', id, data: { channel: CANAL, since } });
      },
      leave(name) {
        // The last one does not leave: what happens then is the joint socket's affair.
        if (following.size > 1 && following.delete(name)) stream.leave(name);
      },
    };
    for (const [each, name, behind] of steps) run[each](name, behind);
    for (let i = 0; i < 500; i += 1) {
      hub.handle();
      deliver();
    }
    for (const name of following) expect(tabs.get(name)?.position).toEqual(hub.head);
  };
  fc.assert(fc.property(fc.array(step, { maxLength: 60, size: 'max' }), play), { numRuns: 2000 });
});
