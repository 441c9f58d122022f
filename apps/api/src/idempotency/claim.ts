import { createHash } from 'node:crypto';
import type { Identidad } from '@citas/auth';
import type { Request } from 'express';
import { faultyField } from '../http/request-error.ts';

/** A request that its sender may send again (`Idempotency-Key`, IETF draft-ietf-httpapi-idempotency-key-header-07). */
export interface Claim {
  readonly negocioId: string;
  readonly usuarioId: string;
  readonly clave: string;
  /** SHA-256 of the body. */
  readonly huella: Buffer;
}

export function claimOf(req: Request, { negocioId, usuarioId }: Identidad): Claim | undefined {
  const clave = req.get('Idempotency-Key');
  if (clave === undefined) return undefined;
  if (!/^[\x21-\x7e]{1,200}$/.test(clave)) {
    throw faultyField('#/Idempotency-Key', 'formato', {
      es: 'Debe tener de 1 a 200 caracteres visibles',
      en: 'Must have 1 to 200 visible characters',
    });
  }
  const huella = createHash('sha256').update(JSON.stringify(req.body)).digest();
  return { negocioId, usuarioId, clave, huella };
}
