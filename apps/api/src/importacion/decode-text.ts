import { isAscii, isUtf8 } from 'node:buffer';

/** The bytes begin as UTF-8 and stop being it. */
export class CodificacionError extends Error {}

/** As many bytes as the longest character of UTF-8 has. */
const CHARACTER = 4;

/**
 * The text of a file as it comes. The first character that is not ASCII tells how it is encoded: UTF-8, else what Excel
 * saves as "CSV" (Windows-1252) or as "Unicode text" (UTF-16).
 */
export async function* decodeText(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined;
  let held = Buffer.alloc(0);
  for await (const chunk of bytes) {
    held = Buffer.concat([held, chunk]);
    if (!decoder) {
      const ascii = asciiPrefix(held);
      yield held.toString('latin1', 0, ascii);
      held = held.subarray(ascii);
      if (held.length < CHARACTER) continue;
      decoder = decoderFor(held);
    }
    yield decode(decoder, held, { stream: true });
    held = Buffer.alloc(0);
  }
  yield decode(decoder ?? decoderFor(held), held);
}

function asciiPrefix(bytes: Buffer): number {
  return isAscii(bytes) ? bytes.length : bytes.findIndex((byte) => byte > 0x7f);
}

function decoderFor(bytes: Buffer): TextDecoder {
  const [first = 0, second = 0] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le');
  const length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
  return isUtf8(bytes.subarray(0, length))
    ? new TextDecoder('utf-8', { fatal: true })
    : new TextDecoder('windows-1252');
}

function decode(decoder: TextDecoder, bytes: Uint8Array, options?: { readonly stream: true }): string {
  try {
    return decoder.decode(bytes, options);
  } catch (cause) {
    throw new CodificacionError('no es UTF-8', { cause });
  }
}
