import type { Position, Subscribed } from '@citas/protocol';
import { Frame } from './frame.ts';

export interface SubscribeRequest {
  readonly channel: string;
  readonly since?: Position | undefined;
  /** Comes back in the answer. */
  readonly id?: string | undefined;
}

/** `replaced`: the subscriber left, or asked again, before the answer was ready. */
export type SubscribeOutcome = 'subscribed' | 'unknown_channel' | 'replaced';

export function subscribedFrame(request: SubscribeRequest, position: Position, recovered: boolean): Frame {
  const message: Subscribed = {
    type: 'subscribed',
    channel: request.channel,
    ...(request.id === undefined ? {} : { id: request.id }),
    data: { ...position, recovered },
  };
  return new Frame(message);
}
