import type { Logger } from '@citas/process';

/** Wakes the hub; it carries no data, so a lost one costs a poll and never an event. */
export interface WebsocketNotification {
  /** Called after the commit. Never waits and never fails the request. */
  notifyCitaChange(negocioId: string, change: 'created' | 'updated' | 'deleted'): void;
}

export function createWebsocketNotification(deps: {
  readonly notifyHint: (negocioId: string) => Promise<void>;
  readonly logger: Logger;
}): WebsocketNotification {
  return {
    notifyCitaChange(negocioId, change) {
      deps.notifyHint(negocioId).catch((err: unknown) => {
        deps.logger.warn({ err, negocioId, change }, 'the hub was not told; it will find out by itself');
      });
    },
  };
}
