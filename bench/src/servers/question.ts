import type { LongestTurn } from './loop-watch.ts';

/** What the measuring process asks a server, and what the server's side of the pipe answers. */
export type Question =
  | { readonly ask: 'cpu' }
  | { readonly ask: 'memory' }
  | { readonly ask: 'watch-loop' }
  | { readonly ask: 'longest-turn' }
  | { readonly ask: 'start-profile' }
  | { readonly ask: 'stop-profile' };

export interface Answer {
  /** cpu: microseconds, user and system. memory: bytes resident after collecting. longest-turn: milliseconds by the clock. */
  readonly value: number;
  readonly longest?: LongestTurn;
  readonly profile?: CpuProfile;
}

/** The part of a V8 profile that is read here. */
export interface CpuProfile {
  readonly nodes: readonly {
    readonly id: number;
    readonly callFrame: { readonly functionName: string; readonly url: string; readonly lineNumber: number };
  }[];
  readonly samples?: readonly number[];
  /** Microseconds since the sample before. */
  readonly timeDeltas?: readonly number[];
}

/** How a server that has a pipe is told to send `count` messages to every subscriber in one turn. */
export interface Publish {
  readonly publish: number;
}

export const isQuestion = (value: unknown): value is Question =>
  typeof value === 'object' && value !== null && 'ask' in value;

export const isPublish = (value: unknown): value is Publish =>
  typeof value === 'object' && value !== null && 'publish' in value;
