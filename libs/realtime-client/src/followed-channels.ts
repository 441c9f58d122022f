import type { ServerEnvelope, ServerMessage, Subscribe } from '@citas/protocol';
import { FollowedChannel, type ChannelOptions } from './followed-channel.ts';

/** What the app is to be told of a message, and what is to be asked again because of it. */
export interface Received {
  readonly deliver: readonly ServerMessage[];
  readonly request?: Subscribe;
}

/** All channels the app follows, and the requests that ask for them. */
export class FollowedChannels {
  readonly #channels = new Map<string, FollowedChannel>();
  #lastId = 0;

  get areSettled(): boolean {
    return [...this.#channels.values()].every((channel) => channel.isSettled);
  }

  /** One follower more; undefined when there is nothing to ask for it. */
  follow(name: string, options: ChannelOptions): Subscribe | undefined {
    const channel = this.#channels.get(name) ?? new FollowedChannel(name);
    this.#channels.set(name, channel);
    return channel.follow(this.#nextId(), options);
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

  /** Asks a second socket for every channel, or for one, from where the first stands. */
  resumptions(only?: string): Subscribe[] {
    const channels = [...this.#channels.values()];
    return channels
      .filter(({ name }) => only === undefined || name === only)
      .map((channel) => channel.resumption(this.#nextId()));
  }

  receive(message: ServerEnvelope): Received {
    const name = 'channel' in message ? message.channel : this.#refusedBy(message);
    if (name === undefined) return { deliver: message.type === 'unknown' ? [] : [message] };
    const channel = this.#channels.get(name);
    if (!channel) return { deliver: [] };
    const verdict = channel.receive(message);
    switch (verdict.do) {
      case 'deliver':
        return { deliver: [verdict.message] };
      case 'drop':
        return { deliver: [] };
      case 'ask_again':
        return { deliver: [], request: channel.request(this.#nextId()) };
      case 'resync':
        return {
          deliver: [{ type: 'resync', channel: name, data: { reason: 'log_trimmed' } }],
          request: channel.requestAfresh(this.#nextId()),
        };
    }
  }

  /** A hub that cannot read the channel of a request names the request alone. */
  #refusedBy(message: ServerEnvelope): string | undefined {
    if (message.type !== 'error' || message.id === undefined) return undefined;
    const { id } = message;
    return [...this.#channels.values()].find((channel) => channel.awaits(id))?.name;
  }

  #nextId(): string {
    this.#lastId += 1;
    return `s${this.#lastId}`;
  }
}
