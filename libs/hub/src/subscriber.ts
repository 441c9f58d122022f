import type { CloseCode } from '@citas/protocol';
import type { Frame } from './frame.ts';

/** Who listens, as the hub sees it: no socket. `send` must neither wait nor throw. */
export interface Subscriber {
  readonly id: string;
  send(frame: Frame): void;
  close(code: CloseCode, reason: string): void;
}
