import { CLOSE_CODE } from '@citas/protocol';

/** What to do after the hub closed with a code. */
export type EndOfSocket = 'retry' | 'renew_token' | 'log_in' | 'stop';

export function endOfSocket(code: number): EndOfSocket {
  switch (code) {
    case CLOSE_CODE.unauthorized:
      return 'renew_token';
    case CLOSE_CODE.revoked:
      return 'log_in';
    case CLOSE_CODE.normal:
    case CLOSE_CODE.tooBig:
    case CLOSE_CODE.badRequest:
      return 'stop';
    default:
      return 'retry';
  }
}
