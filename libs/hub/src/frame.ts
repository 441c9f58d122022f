import type { ServerMessage, ServerMessageType } from '@citas/protocol';
import { daysOnly } from './days-only.ts';

/** A message on its way to sockets: serialised at most once, however many receive it. */
export class Frame {
  readonly message: ServerMessage;
  /** The request that caused it, for the log of its delivery; undefined for what no request did. */
  readonly cause: string | undefined;
  #json: string | undefined;
  #daysOnly: Frame | undefined;

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

  /** The same for who may see only some of the citas. */
  get daysOnly(): Frame {
    this.#daysOnly ??= this.#inDays();
    return this.#daysOnly;
  }

  /** Itself where there is nothing to leave out: serialised for all of them once. */
  #inDays(): Frame {
    const message = daysOnly(this.message);
    return message === this.message ? this : new Frame(message, this.cause);
  }
}
