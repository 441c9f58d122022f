import { createHash, type Hash } from 'node:crypto';
import type { Request } from 'express';
import { ArchivoDemasiadoGrandeError, EnvioCortadoError } from './importacion-error.ts';

const BYTES_MAX = 64 * 1024 * 1024;

const digests = new WeakMap<Request, Hash>();

/** The body as it comes. What is left of it when its reader stops is let pass, so that the answer can be read. */
export async function* uploadOf(req: Request): AsyncGenerator<Uint8Array> {
  if (Number(req.get('Content-Length') ?? 0) > BYTES_MAX) throw new ArchivoDemasiadoGrandeError();
  const digest = createHash('sha256');
  digests.set(req, digest);
  let bytes = 0;
  try {
    for await (const chunk of req.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>) {
      bytes += chunk.length;
      if (bytes > BYTES_MAX) throw new ArchivoDemasiadoGrandeError();
      digest.update(chunk);
      yield chunk;
    }
  } catch (error) {
    throw req.destroyed && !req.complete ? new EnvioCortadoError('', { cause: error }) : error;
  }
}

/** SHA-256 of the whole body; one that nobody has read is let pass. */
export async function digestOfUpload(req: Request): Promise<Buffer> {
  if (!digests.has(req)) for await (const _chunk of uploadOf(req));
  return digests.get(req)?.copy().digest() ?? Buffer.alloc(0);
}

export function isGone(req: Request): boolean {
  return req.socket.destroyed;
}
