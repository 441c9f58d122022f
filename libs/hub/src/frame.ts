import type { ServerMessage, ServerMessageType } from '@citas/protocol';

/** A message on its way to sockets: serialised at most once, however many receive it. */
export class Frame {
  readonly message: ServerMessage;
  #json: string | undefined;

  constructor(message: ServerMessage) {
    this.message = message;
  }

  get type(): ServerMessageType {
    return this.message.type;
  }

  get json(): string {
    this.#json ??= JSON.stringify(this.message);
    return this.#json;
  }
}
