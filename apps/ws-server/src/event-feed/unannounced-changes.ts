/**
 * Changes that a poll found and no hint told of. A hint may be on its way: only what none has told of by the next poll
 * counts as lost. What was hinted at since the poll before is taken to have been announced.
 */
export class UnannouncedChanges {
  readonly #onLost: () => void;
  #heard = new Set<string>();
  #heardBefore: ReadonlySet<string> = new Set();
  #found = new Set<string>();

  constructor(onLost: () => void) {
    this.#onLost = onLost;
  }

  beginPoll(): void {
    for (const negocioId of this.#found) if (!this.#heard.has(negocioId)) this.#onLost();
    this.#found = new Set();
    this.#heardBefore = this.#heard;
    this.#heard = new Set();
  }

  /** The poll found something of this negocio. */
  find(negocioId: string): void {
    if (!this.#heardBefore.has(negocioId)) this.#found.add(negocioId);
  }

  announce(negocioId: string): void {
    this.#heard.add(negocioId);
  }
}
