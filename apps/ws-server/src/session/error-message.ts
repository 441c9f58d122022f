import { ERROR_TEXT, type ErrorCode, type ErrorMessage } from '@citas/protocol';

/** The `error` for a code; `detail` says more than the code's own text. */
export function errorMessage(
  code: ErrorCode,
  about: {
    readonly channel?: string | undefined;
    readonly id?: string | undefined;
    readonly detail?: string;
    readonly afterMs?: number;
  } = {},
): ErrorMessage {
  const { message, retry } = ERROR_TEXT[code];
  return {
    type: 'error',
    ...(about.channel === undefined ? {} : { channel: about.channel }),
    ...(about.id === undefined ? {} : { id: about.id }),
    data: {
      code,
      message: about.detail ? `${message}: ${about.detail}` : message,
      retry,
      ...(about.afterMs === undefined ? {} : { afterMs: about.afterMs }),
    },
  };
}
