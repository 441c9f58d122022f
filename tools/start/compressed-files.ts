import { readFile, stat } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Request, Response } from 'express';

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);
const COMPRESSIBLE = new Set(['.css', '.html', '.js', '.json', '.svg', '.webmanifest']);
/** Outside localhost and https browsers do not take Brotli. */
const ENCODINGS = ['br', 'gzip'] as const;
type Encoding = (typeof ENCODINGS)[number];

/** The files of a folder, each compressed the first time that it is asked for. */
export class CompressedFiles {
  readonly #folder: string;
  /** By path, encoding and time of writing: a build that comes meanwhile is not answered with the one before. */
  readonly #bodies = new Map<string, Promise<Buffer>>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Whether it has answered; else somebody else has to. */
  async answer(request: Request, response: Response, name: string): Promise<boolean> {
    const file = join(this.#folder, normalize(`/${name}`));
    if (!COMPRESSIBLE.has(extname(file))) return false;
    const encoding = ENCODINGS.find((candidate) => request.acceptsEncodings(candidate) === candidate);
    if (!encoding) return false;
    const written = await stat(file).catch(() => undefined);
    if (!written?.isFile()) return false;
    const body = await this.#body(file, encoding, written.mtimeMs);
    response.vary('Accept-Encoding').type(extname(file)).set('Content-Encoding', encoding).send(body);
    return true;
  }

  #body(file: string, encoding: Encoding, writtenAt: number): Promise<Buffer> {
    const key = `${file} ${encoding} ${writtenAt}`;
    let body = this.#bodies.get(key);
    if (!body) {
      body = compress(file, encoding);
      this.#bodies.set(key, body);
      body.catch(() => this.#bodies.delete(key));
    }
    return body;
  }
}

async function compress(file: string, encoding: Encoding): Promise<Buffer> {
  const content = await readFile(file);
  if (encoding === 'gzip') return zip(content, { level: 9 });
  return brotli(content, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: content.length } });
}
