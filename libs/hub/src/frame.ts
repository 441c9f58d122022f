import type { ServerMessage, ServerMessageType } from '@citas/protocol';
import { daysOnly } from './days-only.ts';
import { nameless } from './nameless.ts';

/** What is told to who may know only so much of it. */
const ABRIDGED = { daysOnly, nameless };
export type Abridged = keyof typeof ABRIDGED;

/** A message on its way to sockets: serialised at most once, however many receive it. */
export class Frame {
  readonly message: ServerMessage;
  /** The request that caused it, for the log of its delivery; undefined for what no request did. */
  readonly cause: string | undefined;
  #json: string | undefined;
  #abridged: Partial<Record<Abridged, Frame>> | undefined;

  constructor(message: ServerMessage, cause?: string) {
    this.message = message;
    this.cause = cause;
  }

  get type(): ServerMessageType {
    return this.message.type;
  }

  get json(): string {
    this.#json ??= JSON.stringify(this.message);
    return this.#json;
  }

  abridged(how: Abridged): Frame {
    this.#abridged ??= {};
    return (this.#abridged[how] ??= this.#without(how));
  }

  /** Itself where there is nothing to leave out: serialised for all of them once. */
  #without(how: Abridged): Frame {
    const message = ABRIDGED[how](this.message);
    return message === this.message ? this : new Frame(message, this.cause);
  }
}
