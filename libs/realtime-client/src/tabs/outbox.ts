import { envelopeOf, type ServerEnvelope } from '@citas/protocol';
import type { SocketId } from './tab-message.ts';

/**
 * Gathers what goes to whom, so that messages in a row for the same tabs travel as one frame. An event that is unknown here
 * goes on as it came: another tab may be newer.
 */
export class Outbox {
  readonly #post: (to: readonly SocketId[], text: string) => void;
  #to: readonly SocketId[] = [];
  #messages: ServerEnvelope[] = [];

  constructor(post: (to: readonly SocketId[], text: string) => void) {
    this.#post = post;
  }

  add(to: Iterable<SocketId>, message: ServerEnvelope): void {
    const ids = [...to];
    if (ids.length === 0) return;
    if (ids.join() !== this.#to.join()) this.flush();
    this.#to = ids;
    this.#messages.push(message);
  }

  flush(): void {
    const messages = this.#messages;
    this.#messages = [];
    if (messages.length > 0) this.#post(this.#to, JSON.stringify(messages.map(envelopeOf)));
  }
}
