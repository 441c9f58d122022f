import type { ServerMessage, ServerMessageType } from '@citas/protocol';

/** A message on its way to sockets: serialised at most once, however many receive it. */
export class Frame {
  readonly message: ServerMessage;
  /** The request that caused it, for the log of its delivery; undefined for what no request did. */
  readonly cause: string | undefined;
  #json: string | undefined;

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
}
