import type { ErrorMessage, ServerEnvelope, ServerMessage, Subscribe } from '@citas/protocol';
import type { SocketId } from './tab-message.ts';

/** What a joint channel may do. */
export interface JointChannelDeps {
  readonly name: string;
  /** Sends a request to the hub under an id of its own, which it returns. */
  ask(request: Subscribe['data']): string;
  tell(to: Iterable<SocketId>, message: ServerEnvelope): void;
  /** What the tabs were promised can no longer be kept on this socket: all of them begin anew. */
  fail(): void;
}

/** One channel of the hub, followed by several tabs. */
export interface JointChannel {
  readonly isEmpty: boolean;
  ask(from: SocketId, request: Subscribe): void;
  leave(from: SocketId): void;
  /** A message of the hub that names this channel. */
  receive(message: ServerEnvelope): void;
}

/** Refused requests leave the hub's subscription as it was only when the hub did not handle them at all. */
export function wasHandled(message: ErrorMessage): boolean {
  return message.data.code !== 'rate_limited';
}

/** The same message in answer to a tab's own request; without an id to those who asked for nothing. */
export function inAnswerTo<T extends ServerMessage & { id?: string | undefined }>(
  message: T,
  id?: string,
): T {
  const { id: _, ...rest } = message;
  return (id === undefined ? rest : { ...rest, id }) as T;
}
