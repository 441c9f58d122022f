import type { IncomingMessage } from 'node:http';
import { BEARER_PREFIX } from '@citas/protocol';

/** The token of an upgrade: from the subprotocol `bearer.<JWT>`, else from `?token=`. Empty when there is none. */
export function tokenOfUpgrade(request: IncomingMessage): string {
  const offered = (request.headers['sec-websocket-protocol'] ?? '').split(',').map((name) => name.trim());
  const bearer = offered.find((name) => name.startsWith(BEARER_PREFIX));
  if (bearer) return bearer.slice(BEARER_PREFIX.length);
  return new URL(request.url ?? '/', 'http://hub').searchParams.get('token') ?? '';
}
