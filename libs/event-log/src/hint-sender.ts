import type { Queryable } from '@citas/database';
import type { NatsHints } from './nats-hints.ts';
import { notifyHints } from './notify-hint.ts';

export interface HintSenderDeps {
  readonly database: Queryable;
  /** Taken while it has a server. */
  readonly nats?: Pick<NatsHints, 'send'> | undefined;
}

/**
 * Wakes the hubs after a commit. By PostgreSQL one statement is under way at a time, and the next one tells of all that
 * changed meanwhile: a commit with NOTIFY takes a lock that all such commits of the server share.
 */
export class HintSender {
  readonly #deps: HintSenderDeps;
  readonly #waiting = new Set<string>();
  #last: Promise<void> = Promise.resolve();
  #next: Promise<void> | undefined;

  constructor(deps: HintSenderDeps) {
    this.#deps = deps;
  }

  /** Rejects when nobody could be told: then the hubs find out by themselves. */
  readonly send = (negocioId: string): Promise<void> => {
    if (this.#deps.nats?.send(negocioId)) return Promise.resolve();
    this.#waiting.add(negocioId);
    this.#next ??= this.#last.then(() => this.#notify());
    return this.#next;
  };

  #notify(): Promise<void> {
    const negocios = [...this.#waiting];
    this.#waiting.clear();
    this.#next = undefined;
    const sent = notifyHints(this.#deps.database, negocios);
    this.#last = sent.catch(() => undefined);
    return sent;
  }
}
