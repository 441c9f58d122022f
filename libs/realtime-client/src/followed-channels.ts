import type { Position, ServerMessage, Subscribe } from '@citas/protocol';
import { FollowedChannel } from './followed-channel.ts';

/** All channels the app follows, and the requests that ask for them. */
export class FollowedChannels {
  readonly #channels = new Map<string, FollowedChannel>();
  #lastId = 0;

  get areSettled(): boolean {
    return this.#channels.values().every((channel) => channel.isSettled);
  }

  /** One follower more. */
  follow(name: string, since?: Position): Subscribe {
    const channel = this.#channels.get(name) ?? new FollowedChannel(name);
    this.#channels.set(name, channel);
    channel.followers += 1;
    return channel.request(this.#nextId(), since);
  }

  /** One follower less; true when it was the last. */
  leave(name: string): boolean {
    const channel = this.#channels.get(name);
    if (!channel) return false;
    channel.followers -= 1;
    return channel.followers <= 0 && this.#channels.delete(name);
  }

  forget(name: string): boolean {
    return this.#channels.delete(name);
  }

  /** Asks for every channel, or for those without an answer, from where each stands. */
  requests(which: 'all' | 'unsettled'): Subscribe[] {
    const channels = [...this.#channels.values()];
    return channels
      .filter(({ isSettled }) => which === 'all' || !isSettled)
      .map((channel) => channel.request(this.#nextId()));
  }

  /** What the app is to be told of a message, and what is to be asked again because of it. */
  receive(message: ServerMessage): {
    readonly deliver: readonly ServerMessage[];
    readonly request?: Subscribe;
  } {
    const name = 'channel' in message ? message.channel : undefined;
    if (name === undefined) return { deliver: [message] };
    const channel = this.#channels.get(name);
    if (!channel) return { deliver: [] };
    switch (channel.receive(message)) {
      case 'deliver':
        return { deliver: [message] };
      case 'drop':
        return { deliver: [] };
      case 'gap':
        return { deliver: [], request: channel.request(this.#nextId()) };
      case 'lost':
        return {
          deliver: [{ type: 'resync', channel: name, data: { reason: 'log_trimmed' } }],
          request: channel.requestAfresh(this.#nextId()),
        };
    }
  }

  #nextId(): string {
    this.#lastId += 1;
    return `s${this.#lastId}`;
  }
}
