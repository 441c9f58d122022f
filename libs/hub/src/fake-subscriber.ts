import type { CloseCode, ServerMessage } from '@citas/protocol';
import type { Frame } from './frame.ts';
import type { Subscriber } from './subscriber.ts';

/** Keeps what it was sent. */
export class FakeSubscriber implements Subscriber {
  readonly id: string;
  readonly frames: Frame[] = [];
  closed: CloseCode | undefined;

  constructor(id = 'subscriber') {
    this.id = id;
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

  send(frame: Frame): void {
    this.frames.push(frame);
  }

  close(code: CloseCode): void {
    this.closed = code;
  }
}
