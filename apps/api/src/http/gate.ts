import type { Identidad, TokenVerifier } from '@citas/auth';
import type { Rol } from '@citas/domain';
import type { Request, RequestHandler } from 'express';
import { ForbiddenError, NoSessionError } from './request-error.ts';
import { send, type Result } from './respond.ts';

export type IdentifiedHandler = (req: Request, identidad: Identidad) => Promise<Result> | Result;

/** Lets a request through to its handler only with a good token and a rol that is welcome there. */
export type Gate = (roles: readonly Rol[], handler: IdentifiedHandler) => RequestHandler;

export function createGate(verifyToken: TokenVerifier): Gate {
  return (roles, handler) => async (req, res) => {
    const identidad = authenticate(req, verifyToken);
    if (!roles.includes(identidad.rol)) throw new ForbiddenError(identidad.rol);
    send(res, await handler(req, identidad));
  };
}

function authenticate(req: Request, verifyToken: TokenVerifier): Identidad {
  const [scheme, token, ...rest] = (req.get('Authorization') ?? '').split(' ');
  if (scheme?.toLowerCase() !== 'bearer' || !token || rest.length > 0) throw new NoSessionError();
  return verifyToken(token);
}
