import type { WireFormat } from '@citas/hub';

/** FIN and the text opcode. Source of the layout: RFC 6455 §5.2; a server does not mask. */
const FIN_TEXT = 0x81;
const LENGTH_16 = 126;
const LENGTH_64 = 127;

/** Characters of JSON after which a new frame begins, so that a reader need not wait for all of a long replay. */
const PIECE = 64 * 1024;

/** An envelope a frame, for clients that do not know better. All frames of a batch still are one write. */
export const separateFrames: WireFormat = {
  encode: (frames) => Buffer.concat(frames.map(({ json }) => textFrame(json))),
};

/** For `citas.v1`: the envelopes of a batch in one JSON array, in as few frames as their size allows. */
export const joinedFrames: WireFormat = {
  encode(frames) {
    const pieces: string[][] = [[]];
    let length = 0;
    for (const { json } of frames) {
      if (length > PIECE) {
        pieces.push([]);
        length = 0;
      }
      pieces.at(-1)!.push(json);
      length += json.length;
    }
    return Buffer.concat(
      pieces.map((jsons) => textFrame(jsons.length === 1 ? jsons[0]! : `[${jsons.join()}]`)),
    );
  },
};

function textFrame(text: string): Buffer {
  const length = Buffer.byteLength(text);
  const headerLength = length < LENGTH_16 ? 2 : length < 0x1_0000 ? 4 : 10;
  const frame = Buffer.allocUnsafe(headerLength + length);
  frame[0] = FIN_TEXT;
  if (headerLength === 2) frame[1] = length;
  else if (headerLength === 4) {
    frame[1] = LENGTH_16;
    frame.writeUInt16BE(length, 2);
  } else {
    frame[1] = LENGTH_64;
    frame.writeBigUInt64BE(BigInt(length), 2);
  }
  frame.write(text, headerLength);
  return frame;
}
