/** Codes of an `error` message. Each line says what the client does next. */
export const ERROR_CODE = {
  /** Renew the token, else log in; the socket closes with 4401. */
  invalidToken: 'invalid_token',
  /** Renew the token and connect again; the socket closes with 4401. */
  expiredToken: 'expired_token',
  /** Log in again: this token or user was revoked; the socket closes with 4403. */
  revoked: 'revoked',
  /** Connect again after the `afterMs` told; the socket closes with 4429. */
  tooManyConnections: 'too_many_connections',
  /** Do not ask again with this token; the connection lives on. */
  forbidden: 'forbidden',
  /** Correct the message; ten of them close the socket with 4400. */
  badRequest: 'bad_request',
  /** Correct the channel's name; the connection lives on. */
  unknownChannel: 'unknown_channel',
  /** Unsubscribe from another channel first. */
  tooManyChannels: 'too_many_channels',
  /** Slow down; the message was not handled. */
  rateLimited: 'rate_limited',
  /** Ask again later. */
  unavailable: 'unavailable',
} as const;
export type ErrorCode = (typeof ERROR_CODE)[keyof typeof ERROR_CODE];

/** What a person is told, and whether the same request may succeed later. */
export const ERROR_TEXT: Record<ErrorCode, { message: string; retry: boolean }> = {
  invalid_token: { message: 'token inválido', retry: false },
  expired_token: { message: 'el token ha expirado', retry: false },
  revoked: { message: 'esta sesión ya no vale; entra de nuevo', retry: false },
  too_many_connections: { message: 'demasiadas conexiones abiertas', retry: true },
  forbidden: { message: 'sin permiso para este canal', retry: false },
  bad_request: { message: 'mensaje no válido', retry: false },
  unknown_channel: { message: 'el canal no existe', retry: false },
  too_many_channels: { message: 'demasiados canales en esta conexión', retry: false },
  rate_limited: { message: 'demasiados mensajes; espera un momento', retry: true },
  unavailable: { message: 'el servicio no está disponible ahora', retry: true },
};
