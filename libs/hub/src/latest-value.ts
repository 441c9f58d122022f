import { mergePatchOf, type ServerMessage, type ServerMessageType } from '@citas/protocol';
import { Batch } from './batch.ts';
import { Frame } from './frame.ts';

/** One step from a version of the value to the next. */
export interface Step {
  readonly version: number;
  readonly whole: Batch;
  /** Made when somebody wants it. */
  delta(): Batch;
}

/** The newest message of each type of a latest-value channel, and what changed from one version to the next. */
export class LatestValue {
  readonly #newest = new Map<ServerMessageType, Frame>();
  #whole: Batch | undefined;
  #version = 0;

  /** 0 before the first value. */
  get version(): number {
    return this.#version;
  }

  /** Everything, for who has nothing yet. */
  whole(): Batch {
    this.#whole ??= new Batch([...this.#newest.values()]);
    return this.#whole;
  }

  advance(messages: readonly ServerMessage[]): Step {
    const before = messages.map(({ type }) => this.#newest.get(type)?.message);
    const frames = messages.map((message) => new Frame(message));
    for (const frame of frames) this.#newest.set(frame.type, frame);
    this.#whole = undefined;
    this.#version += 1;
    let delta: Batch | undefined;
    return {
      version: this.#version,
      whole: new Batch(frames),
      delta: () => (delta ??= Batch.of(...messages.map((message, i) => deltaOf(before[i], message)))),
    };
  }
}

/** A message that has no delta form, or nothing to be compared with, is its own. */
function deltaOf(before: ServerMessage | undefined, message: ServerMessage): ServerMessage {
  if (message.type === 'stats' && before?.type === 'stats')
    return { type: 'stats_delta', channel: message.channel, data: changed(before.data, message.data) };
  if (message.type === 'series' && before?.type === 'series')
    return { type: 'series_delta', channel: message.channel, data: changed(before.data, message.data) };
  return message;
}

function changed<T extends { readonly timestamp: string }>(before: T, after: T) {
  const { timestamp, ...figures } = after;
  const { timestamp: _, ...old } = before;
  return { changed: mergePatchOf(old, figures), timestamp };
}
