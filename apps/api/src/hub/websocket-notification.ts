import type { Logger } from '@citas/process';

/** Wakes the hub; it carries no data, so a lost one costs a poll and never an event. */
export interface WebsocketNotification {
  /** Called after the commit. Never waits and never fails the request. */
  notifyCitaChange(negocioId: string, change: 'created' | 'updated' | 'deleted'): void;
  /** The same for the profesional of a negocio whose name the charts show: no event tells of them. */
  notifyProfesionalChange(negocioId: string): void;
}

export function createWebsocketNotification(deps: {
  readonly notifyHint: (negocioId: string) => Promise<void>;
  readonly logger: Logger;
}): WebsocketNotification {
  const hint = (negocioId: string, change: string, remedy: string) => {
    deps.notifyHint(negocioId).catch((err: unknown) => {
      deps.logger.warn({ err, negocioId, change }, `the hub was not told; ${remedy}`);
    });
  };
  return {
    notifyCitaChange: (negocioId, change) => hint(negocioId, change, 'it will find out by itself'),
    notifyProfesionalChange: (negocioId) =>
      hint(negocioId, 'profesional', 'charts keep their name until a cita changes'),
  };
}
