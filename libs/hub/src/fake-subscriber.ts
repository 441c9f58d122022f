import type { ServerMessage } from '@citas/protocol';
import type { Batch } from './batch.ts';
import type { Frame } from './frame.ts';
import type { DeliveryClass, Subscriber } from './subscriber.ts';

/** Keeps what it was sent; reads as slowly as the test says. */
export class FakeSubscriber implements Subscriber {
  readonly id: string;
  readonly batches: Batch[] = [];
  /** What a slow reader still takes. */
  accepted: readonly DeliveryClass[] = ['latest', 'stream'];
  #waiting: ((isBack: boolean) => void)[] = [];

  constructor(id = 'subscriber') {
    this.id = id;
  }

  get frames(): readonly Frame[] {
    return this.batches.flatMap(({ frames }) => frames);
  }

  get messages(): readonly ServerMessage[] {
    return this.frames.map(({ message }) => message);
  }

  /** Each message in short: `subscribed 3`, `resync log_trimmed`, `#4` for the event 4, else its type. */
  get heard(): string[] {
    return this.messages.map((message) => {
      if (message.type === 'subscribed')
        return `${message.data.recovered ? 'resumed' : 'subscribed'} ${message.data.seq}`;
      if (message.type === 'resync') return `resync ${message.data.reason}`;
      return 'seq' in message ? `#${message.seq}` : message.type;
    });
  }

  send(batch: Batch): void {
    this.batches.push(batch);
  }

  accepts(kind: DeliveryClass): boolean {
    return this.accepted.includes(kind);
  }

  drained(): Promise<boolean> {
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  /** It has read everything, or it is gone; resolves when the hub has acted on that. */
  async drain(isBack = true): Promise<void> {
    this.accepted = ['latest', 'stream'];
    for (const resolve of this.#waiting.splice(0)) resolve(isBack);
    await Promise.resolve();
    await Promise.resolve();
  }
}
