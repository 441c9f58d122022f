import type { Position, Subscribed } from '@citas/protocol';

export interface SubscribeRequest {
  readonly channel: string;
  readonly since?: Position | undefined;
  /** Latest-value channels: only what changed, after the first whole value. */
  readonly delta?: boolean | undefined;
  /** Comes back in the answer. */
  readonly id?: string | undefined;
}

/** `replaced`: the subscriber left, or asked again, before the answer was ready. */
export type SubscribeOutcome = 'subscribed' | 'unknown_channel' | 'replaced';

export function subscribedMessage(
  request: SubscribeRequest,
  position: Position,
  recovered: boolean,
): Subscribed {
  return {
    type: 'subscribed',
    channel: request.channel,
    ...(request.id === undefined ? {} : { id: request.id }),
    data: { ...position, recovered },
  };
}
