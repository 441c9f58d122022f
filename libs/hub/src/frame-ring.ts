import { Batch } from './batch.ts';
import type { FrameHolder, FrameMemory } from './frame-memory.ts';
import type { Frame } from './frame.ts';

const bytesOf = (frames: readonly Frame[]): number => frames.reduce((sum, { json }) => sum + json.length, 0);

/** The newest frames of a stream, contiguous up to the channel's position: as many as the hub's memory leaves it. */
export class FrameRing implements FrameHolder {
  readonly #capacity: number;
  readonly #memory: FrameMemory;
  #frames: Frame[] = [];
  /** By their length. Many who come back at once have missed the same: their replay is encoded once. */
  readonly #replays = new Map<number, Batch>();
  #bytes = 0;
  #replayBytes = 0;

  constructor(capacity: number, memory: FrameMemory) {
    this.#capacity = capacity;
    this.#memory = memory;
  }

  get size(): number {
    return this.#frames.length;
  }

  get bytes(): number {
    return this.#bytes + this.#replayBytes;
  }

  push(frame: Frame): void {
    this.#forgetReplays();
    this.#frames.push(frame);
    this.#bytes += frame.json.length;
    if (this.#frames.length > this.#capacity) this.#dropOldest();
    this.#memory.used(this);
  }

  /** Frames that end where its own begin: the newest of them, as many as there is room for. */
  prepend(frames: readonly Frame[]): void {
    const kept = frames.slice(Math.max(0, frames.length - (this.#capacity - this.#frames.length)));
    this.#frames.unshift(...kept);
    this.#bytes += bytesOf(kept);
    this.#memory.used(this);
  }

  clear(): void {
    this.#forgetReplays();
    this.#frames = [];
    this.#bytes = 0;
    this.#memory.forget(this);
  }

  /** The newest `count` frames, oldest first; undefined when there are not as many. */
  newest(count: number): Batch | undefined {
    if (count > this.#frames.length) return undefined;
    let replay = this.#replays.get(count);
    if (!replay) {
      replay = new Batch(count === 0 ? [] : this.#frames.slice(-count));
      this.#replays.set(count, replay);
      this.#replayBytes += bytesOf(replay.frames);
    }
    this.#memory.used(this);
    return replay;
  }

  /** The replays, then the oldest frames. */
  giveUp(bytes: number): void {
    const left = this.bytes - bytes;
    this.#forgetReplays();
    while (this.#frames.length > 0 && this.bytes > left) this.#dropOldest();
  }

  #dropOldest(): void {
    this.#bytes -= this.#frames.shift()?.json.length ?? 0;
  }

  #forgetReplays(): void {
    this.#replays.clear();
    this.#replayBytes = 0;
  }
}
