import { RevokedTokenError, type Identidad, type TokenVerifier } from '@citas/auth';
import type { Database } from '@citas/database';
import type { Rol } from '@citas/domain';
import type { Request, RequestHandler } from 'express';
import { ForbiddenError, NoSessionError } from './request-error.ts';
import { send, type Result } from './respond.ts';

/** Answers anybody. */
export type OpenHandler = (req: Request) => Promise<Result> | Result;

/** `db` shows and takes rows of the identity's own negocio and no others. */
export type IdentifiedHandler = (
  req: Request,
  identidad: Identidad,
  db: Database,
) => Promise<Result> | Result;

/** Lets a request through to its handler only with a good token and a rol that is welcome there. */
export type Gate = (roles: readonly Rol[], handler: IdentifiedHandler) => RequestHandler;

export interface GateDeps {
  readonly database: Pick<Database, 'forNegocio'>;
  readonly verifyToken: TokenVerifier;
  readonly isRevoked: (identidad: Identidad) => boolean;
}

export function createGate({ database, verifyToken, isRevoked }: GateDeps): Gate {
  return (roles, handler) => async (req, res) => {
    const identidad = verifyToken(bearerOf(req) ?? noSession());
    if (isRevoked(identidad)) throw new RevokedTokenError();
    if (!roles.includes(identidad.rol)) throw new ForbiddenError(identidad.rol);
    await send(res, await handler(req, identidad, database.forNegocio(identidad.negocioId)));
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
