import type { ServerMessage } from '@citas/protocol';
import type { SocketId } from './tab-message.ts';

/** Gathers what goes to whom, so that messages in a row for the same tabs travel as one frame. */
export class Outbox {
  readonly #post: (to: readonly SocketId[], text: string) => void;
  #to: readonly SocketId[] = [];
  #messages: ServerMessage[] = [];

  constructor(post: (to: readonly SocketId[], text: string) => void) {
    this.#post = post;
  }

  add(to: Iterable<SocketId>, message: ServerMessage): void {
    const ids = [...to];
    if (ids.length === 0) return;
    if (ids.join() !== this.#to.join()) this.flush();
    this.#to = ids;
    this.#messages.push(message);
  }

  flush(): void {
    const messages = this.#messages;
    this.#messages = [];
    if (messages.length > 0) this.#post(this.#to, JSON.stringify(messages));
  }
}
