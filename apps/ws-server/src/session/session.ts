import type { Identidad, TokenVerifier } from '@citas/auth';
import type { Clock } from '@citas/clock';
import type { Hub, Subscriber } from '@citas/hub';
import type { CloseCode, ServerMessage } from '@citas/protocol';

/** What a connection is to the hub: who holds it, and what it follows. */
export interface Session {
  readonly subscriber: Subscriber;
  readonly channels: Set<string>;
  identidad: Identidad;
}

export interface SessionDeps {
  readonly hub: Hub;
  readonly verifyToken: TokenVerifier;
  /** Whether a token that is good in itself was switched off. */
  readonly isRevoked: (identidad: Identidad) => boolean;
  /** What was committed some seconds ago may not have been told yet: the database cannot be read. */
  readonly isBehind: () => boolean;
  readonly clock: Clock;
  /** A request failed for a reason of ours. */
  onFailure(error: unknown): void;
}

/** What a handler wants sent, in order, and whether the connection ends with it. */
export interface Outcome {
  readonly replies: readonly ServerMessage[];
  readonly close?: { readonly code: CloseCode; readonly reason: string };
}

export const NOTHING: Outcome = { replies: [] };

export function reply(...replies: readonly ServerMessage[]): Outcome {
  return { replies };
}
