import { cambiarPasswordSchema, iniciarSesionSchema } from '@citas/protocol';
import type { Request } from 'express';
import { bearerOf, type IdentifiedHandler, type OpenHandler } from '../http/gate.ts';
import { parseBody } from '../http/parse-request.ts';
import { NoSessionError } from '../http/request-error.ts';
import { NO_STORE, type Result } from '../http/respond.ts';
import { cambiarPassword } from './cambiar-password.ts';
import { cerrarSesion } from './cerrar-sesion.ts';
import { iniciarSesion } from './iniciar-sesion.ts';
import { REFRESH_TOKEN_SECONDS, type OpenedSesion } from './open-sesion.ts';
import { renovarSesion } from './renovar-sesion.ts';
import { clearCookie, cookieOf, setCookie } from './sesion-cookie.ts';
import type { SesionDeps } from './sesion-deps.ts';
import { selectUsuario } from './usuario-queries.ts';

export function sesionHandlers(deps: SesionDeps) {
  const open = {
    async iniciarSesion(req) {
      return opened(req, await iniciarSesion(deps, parseBody(iniciarSesionSchema, req)));
    },
    async renovarSesion(req) {
      const refreshToken = cookieOf(req);
      if (!refreshToken) throw new NoSessionError();
      return opened(req, await renovarSesion(deps, refreshToken));
    },
    async cerrarSesion(req) {
      await cerrarSesion(deps, { refreshToken: cookieOf(req), accessToken: bearerOf(req) });
      return { status: 204, headers: { 'Set-Cookie': clearCookie(req) } };
    },
  } satisfies Record<string, OpenHandler>;
  const identified = {
    async verSesion(_req, { negocioId, usuarioId }, db) {
      const usuario = await selectUsuario(db, negocioId, usuarioId);
      if (!usuario) throw new NoSessionError();
      return { status: 200, body: usuario };
    },
    async cambiarPassword(req, identidad) {
      const orden = parseBody(cambiarPasswordSchema, req);
      return opened(req, await cambiarPassword(deps, identidad, orden));
    },
  } satisfies Record<string, IdentifiedHandler>;
  return { ...open, ...identified };
}

function opened(req: Request, { sesion, refreshToken }: OpenedSesion): Result {
  return {
    status: 200,
    body: sesion,
    headers: {
      ...NO_STORE,
      'Set-Cookie': setCookie(req, refreshToken, REFRESH_TOKEN_SECONDS),
    },
  };
}
