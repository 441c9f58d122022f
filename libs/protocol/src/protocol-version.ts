/**
 * The version of the messages, and its history, a line each. Raise it with every change of a schema;
 * `protocol-version.spec.ts` tells when that was forgotten.
 *
 * 1: subscribe, unsubscribe, auth, ping; connected, subscribed, stats, series, cita events, notification, resync, error.
 * 2: `delta` in subscribe, stats_delta, series_delta; series by key, with hour, servicio and profesional; reconnect;
 *    resync `slow_reader`; errors `revoked` and `too_many_connections`, `afterMs`.
 * 3: bloqueos_changed; `serieId` in citas.
 * 4: notificaciones_changed; a profesional may subscribe to `notificaciones`.
 * 5: `llegadaEn` in citas.
 * 6: `causa` in notification.
 * 7: negocio_changed; ids of any form that PostgreSQL takes.
 */
export const PROTOCOL_VERSION = 7;

/** The subprotocol a client offers to get several envelopes in one frame. */
export const SUBPROTOCOL = 'citas.v1';
/** The subprotocol that carries the token: this prefix, then the JWT. */
export const BEARER_PREFIX = 'bearer.';
