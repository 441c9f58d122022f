/**
 * What the rings of one hub hold together at most, reckoned by the JSON of their frames: as object and text a frame takes
 * 2.5 times that, 3.1 with what is left out for some, so this is about 100 MB of a container's 512: 200 frames of 700 bytes
 * for 240 channels.
 */
const FRAME_MEMORY = 32 * 1024 * 1024;

export interface FrameHolder {
  readonly bytes: number;
  /** Lets go of at least so many bytes, where it holds as many. */
  giveUp(bytes: number): void;
}

/** Over the limit, whoever was used longest ago gives up first. */
export class FrameMemory {
  readonly #limit: number;
  /** What each held when it was last seen, the one first that was used longest ago. */
  readonly #held = new Map<FrameHolder, number>();
  #bytes = 0;

  constructor(limit = FRAME_MEMORY) {
    this.#limit = limit;
  }

  /** Told of every use. */
  used(holder: FrameHolder): void {
    this.forget(holder);
    this.#see(holder);
    for (const oldest of this.#held.keys()) {
      if (this.#bytes <= this.#limit) return;
      oldest.giveUp(this.#bytes - this.#limit);
      this.#see(oldest);
    }
  }

  forget(holder: FrameHolder): void {
    this.#bytes -= this.#held.get(holder) ?? 0;
    this.#held.delete(holder);
  }

  #see(holder: FrameHolder): void {
    this.#bytes += holder.bytes - (this.#held.get(holder) ?? 0);
    if (holder.bytes > 0) this.#held.set(holder, holder.bytes);
    else this.#held.delete(holder);
  }
}
