import { RevokedTokenError, type Identidad, type TokenVerifier } from '@citas/auth';
import type { Database } from '@citas/database';
import type { Rol } from '@citas/domain';
import type { Operation } from '@citas/protocol';
import type { Request, RequestHandler } from 'express';
import { claimOf } from '../idempotency/claim.ts';
import { always, createOnce, onceOn, type Once } from '../idempotency/once.ts';
import { ForbiddenError, NoSessionError } from './request-error.ts';
import { send, withHeader, type Result } from './respond.ts';

/** Answers anybody. */
export type OpenHandler = (req: Request) => Promise<Result> | Result;

/**
 * `db` shows and takes rows of the identity's own negocio and no others. In an operation that takes an
 * `Idempotency-Key`, its transaction that writes is made once and then answers with the same value again; `once` is for
 * what such an operation writes elsewhere.
 */
export type IdentifiedHandler = (
  req: Request,
  identidad: Identidad,
  db: Database,
  once: Once,
) => Promise<Result> | Result;

/** Lets a request through to its handler only with a good token and a rol that is welcome there. */
export type Gate = (operation: GatedOperation, handler: IdentifiedHandler) => RequestHandler;

export interface GatedOperation {
  readonly roles: readonly Rol[];
  readonly idempotencyKey: Operation['idempotencyKey'] | undefined;
}

export interface GateDeps {
  readonly database: Pick<Database, 'forNegocio'>;
  readonly verifyToken: TokenVerifier;
  readonly isRevoked: (identidad: Identidad) => boolean;
  readonly jwtSecret: string;
}

export function createGate({ database, verifyToken, isRevoked, jwtSecret }: GateDeps): Gate {
  return ({ roles, idempotencyKey }, handler) =>
    async (req, res) => {
      const identidad = verifyToken(bearerOf(req) ?? noSession());
      if (isRevoked(identidad)) throw new RevokedTokenError();
      if (!roles.includes(identidad.rol)) throw new ForbiddenError(identidad.rol);
      const db = database.forNegocio(identidad.negocioId);
      const claim = idempotencyKey && claimOf(req, identidad, jwtSecret);
      if (!claim) return send(res, await handler(req, identidad, db, always));
      const { once, wasReplayed } = createOnce(claim);
      const result = await handler(req, identidad, onceOn(db, once), once);
      await send(res, wasReplayed() ? withHeader(result, 'Idempotent-Replayed', 'true') : result);
    };
}

/** The token that came with the request, whether it is good or not. */
export function bearerOf(req: Request): string | undefined {
  const [scheme, token, ...rest] = (req.get('Authorization') ?? '').split(' ');
  return scheme?.toLowerCase() === 'bearer' && token && rest.length === 0 ? token : undefined;
}

function noSession(): never {
  throw new NoSessionError();
}
