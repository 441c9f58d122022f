import type { IncomingMessage, RequestListener } from 'node:http';
import { ExpiredTokenError, InvalidTokenError, type Identidad, type TokenVerifier } from '@citas/auth';
import type { Logger } from '@citas/process';
import { hubState, type HubStateDeps } from './hub-state.ts';

export const OPERADOR_PATH = '/operador/';

export interface OperadorListenerDeps extends HubStateDeps {
  readonly logger: Logger;
  readonly verifyToken: TokenVerifier;
  readonly isRevoked: (identidad: Identidad) => boolean;
}

interface Answer {
  readonly status: number;
  readonly body?: object;
}

/** What the API asks in an operator's name, whose token it hands on: `estado`, and to close a connection. */
export function operadorListener(deps: OperadorListenerDeps): RequestListener {
  return (request, response) => {
    const { status, body } = answer(request, deps);
    response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
    response.end(body && JSON.stringify(body));
  };
}

function answer(request: IncomingMessage, deps: OperadorListenerDeps): Answer {
  const operador = operadorOf(request, deps);
  if (!operador) return { status: 401 };
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://hub');
  const [what, id] = pathname.slice(OPERADOR_PATH.length).split('/');
  if (request.method === 'GET' && what === 'estado' && id === undefined)
    return { status: 200, body: hubState(deps, searchParams.get('negocio') ?? undefined) };
  if (request.method === 'DELETE' && what === 'conexiones' && id && deps.connections.closeOne(id)) {
    deps.logger.info({ client: id, operador: operador.usuarioId }, 'an operator closed a connection');
    return { status: 204 };
  }
  return { status: 404 };
}

function operadorOf(request: IncomingMessage, deps: OperadorListenerDeps): Identidad | undefined {
  try {
    const identidad = deps.verifyToken((request.headers.authorization ?? '').replace(/^Bearer /i, ''));
    return identidad.rol === 'operador' && !deps.isRevoked(identidad) ? identidad : undefined;
  } catch (error) {
    if (error instanceof InvalidTokenError || error instanceof ExpiredTokenError) return undefined;
    throw error;
  }
}
