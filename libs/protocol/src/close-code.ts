/** Close codes of the socket. Each line says what the client does next. */
export const CLOSE_CODE = {
  /** Stop: the client itself said goodbye. */
  normal: 1000,
  /** Reconnect with jitter and resume: the server is going away. */
  goingAway: 1001,
  /** Reconnect with jitter and resume: what came was no WebSocket frame. Again and again, it is a bug. */
  protocolError: 1002,
  /** Reconnect with jitter and resume: a text that came was not UTF-8. Again and again, it is a bug. */
  notUtf8: 1007,
  /** Stop: the client sent a frame over the limit, which is a bug. */
  tooBig: 1009,
  /** Reconnect with jitter and resume: the server restarts. */
  restart: 1012,
  /** Stop: the client keeps sending what the protocol does not know, which is a bug. */
  badRequest: 4400,
  /** Renew the token and reconnect, else log in. */
  unauthorized: 4401,
  /** Log in again: this token or user was revoked. */
  revoked: 4403,
  /** Reconnect and resume: the client read too slowly. */
  tooSlow: 4408,
  /** Reconnect after the delay told: too many connections or messages. */
  tooMany: 4429,
} as const;
export type CloseCode = (typeof CLOSE_CODE)[keyof typeof CLOSE_CODE];
