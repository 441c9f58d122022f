import { systemClock } from '@citas/clock';
import type { Usuario } from '@citas/protocol';
import { issueToken } from './issue-token.ts';

export const TEST_SECRET = 'a-secret-for-tests-only-32-characters';

export const A_USUARIO: Usuario = {
  id: '019ac000-0000-7000-8000-000000000001',
  nombre: 'Ana Prueba',
  rol: 'admin',
  negocio_id: 'negocio_123',
};

/** A token of an admin of negocio_123 that is good for an hour, but for what the test says. */
export function aToken(
  order: {
    readonly usuario?: Partial<Usuario>;
    readonly version?: number;
    readonly secret?: string;
    readonly ttlSeconds?: number;
    readonly now?: number;
  } = {},
): string {
  const { secret = TEST_SECRET, version = 1, ttlSeconds = 3600, now = systemClock.now() } = order;
  return issueToken({ secret, version, ttlSeconds, now, usuario: { ...A_USUARIO, ...order.usuario } }).token;
}
