const MARKER = Buffer.from('"type":"cita_created"');
/** No byte of the marker: a chunk that ends with one cannot end inside it. */
const OUTSIDE_MARKER = new Set([...'}]'].map((letter) => letter.charCodeAt(0)));
const PING = 0x9;
const NOTHING = Buffer.alloc(0);

/** Counts what one connection hears without decoding it, however the network cuts it. */
export class FrameReader {
  frames = 0;
  messages = 0;
  /** Bytes of the current payload still to come. */
  #left = 0;
  /** The beginning of a header that the last chunk cut. */
  #header: Buffer = NOTHING;
  /** The end of the last chunk, when the marker may have been cut. */
  #tail: Buffer = NOTHING;

  /** Takes the next bytes; returns how many pings are to be answered. */
  read(chunk: Buffer): number {
    this.#countMarkers(chunk);
    let pings = 0;
    let at = Math.min(this.#left, chunk.length);
    this.#left -= at;
    while (at < chunk.length) {
      const bytes = this.#header.length > 0 ? Buffer.concat([this.#header, chunk.subarray(at)]) : chunk;
      const start = this.#header.length > 0 ? 0 : at;
      const header = readHeader(bytes, start);
      if (!header) {
        this.#header = Buffer.from(bytes.subarray(start));
        return pings;
      }
      this.frames += 1;
      if (header.opcode === PING) pings += 1;
      at += header.bytes - this.#header.length;
      this.#header = NOTHING;
      const here = Math.min(header.payload, chunk.length - at);
      this.#left = header.payload - here;
      at += here;
    }
    return pings;
  }

  #countMarkers(chunk: Buffer): void {
    if (this.#tail.length > 0) {
      this.messages += count(Buffer.concat([this.#tail, chunk.subarray(0, MARKER.length - 1)]));
    }
    this.messages += count(chunk);
    const isWhole = OUTSIDE_MARKER.has(chunk[chunk.length - 1] ?? 0);
    this.#tail = isWhole ? NOTHING : lastOf(Buffer.concat([this.#tail, lastOf(chunk)]));
  }
}

/** As much of the end as can be the beginning of a marker. */
const lastOf = (bytes: Buffer): Buffer => bytes.subarray(-(MARKER.length - 1));

interface Header {
  readonly opcode: number;
  readonly bytes: number;
  readonly payload: number;
}

/** Undefined when the header is not there whole. A server does not mask. */
function readHeader(bytes: Buffer, at: number): Header | undefined {
  const held = bytes.length - at;
  if (held < 2) return undefined;
  const opcode = bytes.readUInt8(at) & 0x0f;
  const short = bytes.readUInt8(at + 1) & 0x7f;
  if (short < 126) return { opcode, bytes: 2, payload: short };
  if (short === 126) return held < 4 ? undefined : { opcode, bytes: 4, payload: bytes.readUInt16BE(at + 2) };
  return held < 10 ? undefined : { opcode, bytes: 10, payload: Number(bytes.readBigUInt64BE(at + 2)) };
}

function count(bytes: Buffer): number {
  let found = 0;
  for (let at = bytes.indexOf(MARKER); at >= 0; at = bytes.indexOf(MARKER, at + MARKER.length)) found += 1;
  return found;
}
