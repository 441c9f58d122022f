import type { Auth, ErrorMessage } from '@citas/protocol';
import type { SocketId } from './tab-message.ts';

/** What the hub was given last and has not answered. */
interface Asked {
  readonly id: string;
  readonly token: string;
  /** The tabs that gave it to us, and under which id each. */
  readonly by: Map<SocketId, string | undefined>;
}

/** Every tab renews the token of the one socket; the hub is given each token once. */
export class JointAuth {
  #taken: string;
  #asked: Asked | undefined;

  constructor(token: string) {
    this.#taken = token;
  }

  /** `request` goes to the hub; with `answer` the tab can be told at once. Else the answer on its way is for it too. */
  ask(
    from: SocketId,
    { id, data }: Auth,
    nextId: () => string,
  ): { readonly request?: Auth; readonly answer?: boolean } {
    if (data.token === this.#asked?.token) {
      this.#asked.by.set(from, id);
      return {};
    }
    if (!this.#asked && data.token === this.#taken) return { answer: true };
    this.#asked = { id: nextId(), token: data.token, by: new Map([[from, id]]) };
    return { request: { type: 'auth', id: this.#asked.id, data } };
  }

  answered(): void {
    this.#taken = this.#asked?.token ?? this.#taken;
    this.#asked = undefined;
  }

  /** The tabs that may ask again, as the hub has not looked at what it was given; nobody when the error is another's. */
  refused({ id, data }: ErrorMessage): Asked['by'] {
    const asked = this.#asked;
    if (!asked || id !== asked.id || !data.retry) return new Map();
    this.#asked = undefined;
    return asked.by;
  }
}
