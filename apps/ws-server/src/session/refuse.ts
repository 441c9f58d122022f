import type { ExpiredTokenError, InvalidTokenError } from '@citas/auth';
import { CLOSE_CODE, ERROR_CODE, type CloseCode, type ErrorMessage } from '@citas/protocol';
import { errorMessage } from './error-message.ts';
import type { Outcome } from './session.ts';

/** Told in-band, because a browser cannot read why an upgrade or a socket was refused; then the socket closes. */
export function refuse(reply: ErrorMessage, code: CloseCode): Outcome {
  return { replies: [reply], close: { code, reason: reply.data.code } };
}

export function refuseToken(error: InvalidTokenError | ExpiredTokenError, id?: string): Outcome {
  return refuse(errorMessage(error.code, { id }), CLOSE_CODE.unauthorized);
}

/** The user, or this very token, was switched off. */
export function refuseRevoked(id?: string): Outcome {
  return refuse(errorMessage(ERROR_CODE.revoked, { id }), CLOSE_CODE.revoked);
}
