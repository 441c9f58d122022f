import type { ServerMessage } from '@citas/protocol';
import { Frame, type Abridged } from './frame.ts';

/** How one kind of connection takes a batch: as bytes that are written as they are. */
export interface WireFormat {
  encode(frames: readonly Frame[]): Uint8Array;
}

/** Frames that go out together: encoded at most once for each kind of connection, however many receive them. */
export class Batch {
  readonly frames: readonly Frame[];
  readonly #wires = new Map<WireFormat, Uint8Array>();
  #abridged: Partial<Record<Abridged, Batch>> | undefined;

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

  /** The same for all who may be told only so much of it: made over once. */
  abridged(how: Abridged): Batch {
    this.#abridged ??= {};
    return (this.#abridged[how] ??= new Batch(this.frames.map((frame) => frame.abridged(how))));
  }
}
