import type { ServerMessage } from '@citas/protocol';
import { Frame } from './frame.ts';

/** How one kind of connection takes a batch: as bytes that are written as they are. */
export interface WireFormat {
  encode(frames: readonly Frame[]): Uint8Array;
}

/** Frames that go out together: encoded at most once for each kind of connection, however many receive them. */
export class Batch {
  readonly frames: readonly Frame[];
  readonly #wires = new Map<WireFormat, Uint8Array>();
  #daysOnly: Batch | undefined;

  constructor(frames: readonly Frame[]) {
    this.frames = frames;
  }

  static of(...messages: readonly ServerMessage[]): Batch {
    return new Batch(messages.map((message) => new Frame(message)));
  }

  wire(format: WireFormat): Uint8Array {
    let wire = this.#wires.get(format);
    if (!wire) {
      wire = format.encode(this.frames);
      this.#wires.set(format, wire);
    }
    return wire;
  }

  /** The same for all who may see only some of the citas. */
  get daysOnly(): Batch {
    this.#daysOnly ??= new Batch(this.frames.map((frame) => frame.daysOnly));
    return this.#daysOnly;
  }
}
