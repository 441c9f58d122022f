import { CLOSE_CODE } from '@citas/protocol';

/** Between tabs of one browser: the tab that held the socket is gone, and another one must open it. Never on the wire. */
export const LEADER_GONE = 4990;

/** What to do after a socket closed with a code. */
export type EndOfSocket = 'retry' | 'retry_now' | 'renew_token' | 'log_in' | 'stop';

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
    case LEADER_GONE:
      return 'retry_now';
    default:
      return 'retry';
  }
}
