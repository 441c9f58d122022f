import { createHmac } from 'node:crypto';
import type { Identidad } from '@citas/auth';
import type { Request } from 'express';
import { faultyField } from '../http/request-error.ts';
import { digestOfUpload } from '../importacion/upload.ts';

/** A request that its sender may send again (`Idempotency-Key`, IETF draft-ietf-httpapi-idempotency-key-header-07). */
export interface Claim {
  readonly negocioId: string;
  readonly usuarioId: string;
  readonly clave: string;
  /** What tells this request from another one; of a body that is read as it comes, known once that is read. */
  huella(): Promise<Buffer>;
}

/**
 * The fingerprint is keyed by `secret`: a body may have a password in it, which a plain hash would let somebody who has
 * the table find out by trying. After a change of the secret a key that was used before counts as another request's.
 */
export function claimOf(
  req: Request,
  { negocioId, usuarioId }: Identidad,
  secret: string,
): Claim | undefined {
  const clave = req.get('Idempotency-Key');
  if (clave === undefined) return undefined;
  if (!/^[\x21-\x7e]{1,200}$/.test(clave)) {
    throw faultyField('#/Idempotency-Key', 'formato', {
      es: 'Debe tener de 1 a 200 caracteres visibles',
      en: 'Must have 1 to 200 visible characters',
    });
  }
  return {
    negocioId,
    usuarioId,
    clave,
    async huella() {
      const hmac = createHmac('sha256', secret).update(`idempotencia\n${req.method} ${req.url}\n`);
      return hmac.update(await contentOf(req)).digest();
    },
  };
}

/** Below `/api`, `url` is the same for both of its prefixes. */
async function contentOf(req: Request): Promise<Buffer | string> {
  return req.body === undefined ? digestOfUpload(req) : textOf(req.body);
}

/** Of an operation that takes no body nobody has looked at it: it may be as deep as it is long. */
function textOf(body: unknown): string {
  try {
    return JSON.stringify(body);
  } catch {
    throw faultyField('#', 'demasiado_profundo', {
      es: 'Tiene demasiados niveles, unos dentro de otros',
      en: 'Is nested too deep',
    });
  }
}
