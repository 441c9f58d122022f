import { Batch } from './batch.ts';
import type { Frame } from './frame.ts';

/** The newest frames of a stream, contiguous up to the channel's position. */
export class FrameRing {
  readonly #capacity: number;
  #frames: Frame[] = [];
  /** By their length. Many who come back at once have missed the same: their replay is encoded once. */
  readonly #replays = new Map<number, Batch>();

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  push(frame: Frame): void {
    this.#frames.push(frame);
    this.#replays.clear();
    // Trimmed by halves, so that a push costs the same on average as one into an array.
    if (this.#frames.length >= 2 * this.#capacity) this.#frames = this.#frames.slice(-this.#capacity);
  }

  clear(): void {
    this.#frames = [];
    this.#replays.clear();
  }

  /** The newest `count` frames, oldest first; undefined when there are not as many. */
  newest(count: number): Batch | undefined {
    if (count > this.#frames.length) return undefined;
    let replay = this.#replays.get(count);
    if (!replay) {
      replay = new Batch(count === 0 ? [] : this.#frames.slice(-count));
      this.#replays.set(count, replay);
    }
    return replay;
  }
}
