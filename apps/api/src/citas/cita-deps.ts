import type { Clock } from '@citas/clock';
import type { Database } from '@citas/database';
import type { WebsocketNotification } from '../hub/websocket-notification.ts';

export interface CitaDeps {
  /** As the negocio of the request sees it. */
  readonly database: Database;
  readonly clock: Pick<Clock, 'now'>;
  readonly websocketNotification: WebsocketNotification;
}
