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
  const [what, id, ...rest] = pathname.slice(OPERADOR_PATH.length).split('/');
  switch (rest.length === 0 && `${request.method} ${what}`) {
    case 'GET estado':
      return id === undefined
        ? { status: 200, body: hubState(deps, searchParams.get('negocio') ?? undefined) }
        : { status: 404 };
    case 'DELETE conexiones':
      return { status: close(id ?? '', operador, deps) ? 204 : 404 };
    default:
      return { status: 404 };
  }
}

function close(id: string, { usuarioId }: Identidad, { connections, logger }: OperadorListenerDeps): boolean {
  const wasThere = connections.closeOne(id);
  if (wasThere) logger.info({ client: id, operador: usuarioId }, 'an operator closed a connection');
  return wasThere;
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
