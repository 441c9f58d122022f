import { DOCUMENT, ErrorHandler, inject, InjectionToken, PendingTasks } from '@angular/core';
import { DeferredClient, type CreateSocket } from '@citas/realtime-client/deferred';
import { CLOCK } from '../tiempo/clock.token.ts';

/** How a socket is opened; a spec gives one that it plays by hand. */
export const CREATE_SOCKET = new InjectionToken<CreateSocket | null>('CreateSocket', { factory: () => null });

interface Quien {
  /** Another than the one that was refused; null when there is none. */
  readonly getToken: (refused: string | null) => Promise<string | null>;
  /** Tabs that give the same share one socket; without it, or with null, nothing is shared. */
  readonly sharedAs?: () => string | null;
}

/** A connection to the hub of the page's own server, whose code the first numbers do not wait for. In an injection context. */
export function clienteDelHub(quien: Quien): DeferredClient {
  const clock = inject(CLOCK);
  const createSocket = inject(CREATE_SOCKET);
  const pendientes = inject(PendingTasks);
  const errores = inject(ErrorHandler);
  const { protocol, host } = inject(DOCUMENT).location;
  const url = `${protocol === 'https:' ? 'wss' : 'ws'}://${host}/ws`;
  const load = async () => {
    const listo = pendientes.add();
    try {
      const { createRealtimeClient } = await import('@citas/realtime-client/client');
      return createRealtimeClient({ url, clock, ...quien, ...(createSocket && { createSocket }) });
    } catch (error) {
      errores.handleError(error);
      throw error;
    } finally {
      listo();
    }
  };
  return new DeferredClient({ load, clock });
}
