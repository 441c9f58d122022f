/**
 * The version of the messages, and its history, a line each. Raise it with every change of a schema;
 * `protocol-version.spec.ts` tells when that was forgotten.
 *
 * 1: subscribe, unsubscribe, auth, ping; connected, subscribed, stats, series, cita events, notification, resync, error.
 */
export const PROTOCOL_VERSION = 1;

/** The subprotocol a client offers to get several envelopes in one frame. */
export const SUBPROTOCOL = 'citas.v1';
/** The subprotocol that carries the token: this prefix, then the JWT. */
export const BEARER_PREFIX = 'bearer.';
