import type { Frame } from './frame.ts';

/** The newest frames of a stream, contiguous up to the channel's position. */
export class FrameRing {
  readonly #capacity: number;
  #frames: Frame[] = [];

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  get size(): number {
    return this.#frames.length;
  }

  push(frame: Frame): void {
    this.#frames.push(frame);
    // Trimmed by halves, so that a push costs the same on average as one into an array.
    if (this.#frames.length >= 2 * this.#capacity) this.#frames = this.#frames.slice(-this.#capacity);
  }

  clear(): void {
    this.#frames = [];
  }

  /** The newest `count` frames, oldest first; undefined when there are not as many. */
  newest(count: number): readonly Frame[] | undefined {
    if (count > this.#frames.length) return undefined;
    return count === 0 ? [] : this.#frames.slice(-count);
  }
}
