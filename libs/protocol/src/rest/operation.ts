import { ROLES_DE_PERSONA, ROLES_QUE_ATIENDEN, type Rol } from '@citas/domain';
import type { z } from 'zod';
import type { ProblemKey } from './problem.ts';

/** One answer that is no problem. */
export interface OperationAnswer {
  readonly status: number;
  readonly description: string;
  /** Of a JSON body; without one, and without a `mediaType`, the answer is empty. */
  readonly schema?: z.core.$ZodType;
  readonly example?: unknown;
  /** Of a body that is not JSON; with a `schema` too, the one that `Accept` asks for. */
  readonly mediaType?: string;
  /** Headers that this answer has, each with what it says. */
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * One thing that can be asked of the API: what it takes, who may ask, and everything it may answer. The API makes its
 * routes from these and the OpenAPI document shows them, so that neither can have what the other has not.
 */
export interface Operation {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** Below `/api/v1`, parameters as OpenAPI writes them: `/citas/{id}`. */
  readonly path: string;
  readonly tag: string;
  /** One line, in Spanish. */
  readonly summary: string;
  readonly description?: string;
  /** Who may ask. `publica` needs no token. */
  readonly roles: readonly Rol[] | 'publica';
  /** Query parameters; one that is not among them is refused. */
  readonly query?: z.ZodObject;
  /** A JSON body. */
  readonly body?: z.ZodType;
  readonly bodyExample?: unknown;
  /** Media type of a body that is not JSON. */
  readonly bodyType?: string;
  /** Whether it changes a version: needs `If-Match`, and may answer 412 and 428. */
  readonly ifMatch?: true;
  /** Whether it can be sent again under an `Idempotency-Key`. */
  readonly idempotencyKey?: true;
  /** Why a POST needs no such key, in Spanish. */
  readonly sinClave?: string;
  /** Counted apart from other requests, and more strictly: failures with a password or a code, or what anybody may ask without a token. */
  readonly limit?: 'login' | 'password' | 'codigo' | 'anonima';
  readonly answers: readonly OperationAnswer[];
  /** Problems of its own; those that any operation of its kind may answer with are added (see `problemsOf`). */
  readonly problems?: readonly ProblemKey[];
}

const ALWAYS: readonly ProblemKey[] = ['demasiadas-peticiones', 'error-interno', 'no-disponible'];
const WITH_TOKEN: readonly ProblemKey[] = ['sin-sesion', 'sesion-caducada', 'sesion-revocada', 'sin-permiso'];
const WITH_BODY: readonly ProblemKey[] = [
  'peticion-no-valida',
  'datos-no-validos',
  'cuerpo-demasiado-grande',
  'tipo-no-admitido',
];

/** Every problem that an operation may answer with. */
export function problemsOf(operation: Operation): ReadonlySet<ProblemKey> {
  const { roles, body, bodyType, query, path, ifMatch, idempotencyKey, problems = [] } = operation;
  return new Set<ProblemKey>([
    ...(roles === 'publica' ? [] : WITH_TOKEN),
    ...(body || bodyType ? WITH_BODY : []),
    ...(query || idempotencyKey ? (['datos-no-validos'] as const) : []),
    ...(idempotencyKey ? (['peticion-en-curso'] as const) : []),
    // A path that is no UTF-8 is a bad request before it is anybody's.
    ...(path.includes('{') ? (['no-encontrado', 'peticion-no-valida'] as const) : []),
    ...(ifMatch ? (['version-antigua', 'falta-if-match'] as const) : []),
    ...problems,
    ...ALWAYS,
  ]);
}

/** Who reads citas, and who writes them. A wall display sees figures, never names. */
export const LECTORES = ROLES_DE_PERSONA;
export const ESCRITORES = ROLES_QUE_ATIENDEN;
export const ADMINS = ['admin'] as const satisfies readonly Rol[];
/** Who runs the servers, and sees of every negocio who is connected, never its citas. */
export const OPERADORES = ['operador'] as const satisfies readonly Rol[];
