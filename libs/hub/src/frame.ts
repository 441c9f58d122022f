import type { ServerMessage, ServerMessageType } from '@citas/protocol';

const encoder = new TextEncoder();

/** A message on its way to sockets: serialised at most once, however many receive it. */
export class Frame {
  readonly message: ServerMessage;
  #bytes: Uint8Array | undefined;

  constructor(message: ServerMessage) {
    this.message = message;
  }

  get type(): ServerMessageType {
    return this.message.type;
  }

  /** The JSON text in UTF-8. */
  get bytes(): Uint8Array {
    this.#bytes ??= encoder.encode(JSON.stringify(this.message));
    return this.#bytes;
  }
}
