import { ExpiredTokenError, InvalidTokenError, type Identidad } from '@citas/auth';
import { parseCanal, puedeSuscribirse } from '@citas/domain';
import { ERROR_CODE, type Auth, type ErrorMessage } from '@citas/protocol';
import { errorMessage } from './error-message.ts';
import { refuseRevoked, refuseToken } from './refuse.ts';
import { rfc3339 } from './rfc3339.ts';
import { reply, type Outcome, type Session, type SessionDeps } from './session.ts';

/** A renewed token of the same person; channels that it no longer opens are ended, and said so. */
export function handleAuth(session: Session, message: Auth, deps: SessionDeps): Outcome {
  const { id } = message;
  let identidad: Identidad;
  try {
    identidad = deps.verifyToken(message.data.token);
    if (!isSamePerson(identidad, session.identidad)) throw new InvalidTokenError();
  } catch (error) {
    if (error instanceof InvalidTokenError || error instanceof ExpiredTokenError)
      return refuseToken(error, id);
    throw error;
  }
  if (deps.isRevoked(identidad)) return refuseRevoked(id);
  session.identidad = identidad;
  const expiresAt = rfc3339(identidad.expiraEnMs);
  return reply(
    { type: 'authenticated', ...(id ? { id } : {}), data: { expiresAt } },
    ...endForbiddenChannels(session, deps),
  );
}

function isSamePerson(a: Identidad, b: Identidad): boolean {
  return a.usuarioId === b.usuarioId && a.negocioId === b.negocioId;
}

function endForbiddenChannels(session: Session, deps: SessionDeps): ErrorMessage[] {
  const forbidden = [...session.channels].filter((name) => {
    const canal = parseCanal(name);
    return !canal || !puedeSuscribirse(session.identidad, canal);
  });
  return forbidden.map((channel) => {
    session.channels.delete(channel);
    deps.hub.unsubscribe(session.subscriber, channel);
    return errorMessage(ERROR_CODE.forbidden, { channel });
  });
}
