import type { ExpiredTokenError, InvalidTokenError } from '@citas/auth';
import { CLOSE_CODE } from '@citas/protocol';
import { errorMessage } from './error-message.ts';
import type { Outcome } from './session.ts';

/** Told in-band, because a browser cannot read why an upgrade or a socket was refused. */
export function refuseToken(error: InvalidTokenError | ExpiredTokenError, id?: string): Outcome {
  return {
    replies: [errorMessage(error.code, { id })],
    close: { code: CLOSE_CODE.unauthorized, reason: error.code },
  };
}
