import { CLOSE_CODE, type CloseCode } from '@citas/protocol';

/** With which code `ws` closes because of an error; undefined for one of the network, which is told without a code. */
export function codeOfBrokenFrame({ code }: NodeJS.ErrnoException): CloseCode | undefined {
  if (code === 'WS_ERR_UNSUPPORTED_MESSAGE_LENGTH') return CLOSE_CODE.tooBig;
  if (code === 'WS_ERR_INVALID_UTF8') return CLOSE_CODE.notUtf8;
  return code?.startsWith('WS_ERR_') ? CLOSE_CODE.protocolError : undefined;
}
