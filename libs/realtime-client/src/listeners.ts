/** Who wants to be told. */
export class Listeners<T> {
  readonly #listeners = new Set<(value: T) => void>();
  readonly #waiting: T[] = [];
  #isTelling = false;

  add(listener: (value: T) => void): () => void {
    // Wrapped, so that the same function added twice is told twice and taken away once.
    const entry = (value: T): void => listener(value);
    this.#listeners.add(entry);
    return () => this.#listeners.delete(entry);
  }

  /** What a listener brings about is told when all have heard of what came before. */
  tell(value: T): void {
    this.#waiting.push(value);
    if (this.#isTelling) return;
    this.#isTelling = true;
    this.#tellWaiting();
  }

  /** A listener that throws keeps nothing of what comes after from the others. */
  #tellWaiting(): void {
    try {
      while (this.#waiting.length > 0) this.#tellAll(this.#waiting.shift()!);
      this.#isTelling = false;
    } finally {
      if (this.#isTelling) this.#tellWaiting();
    }
  }

  #tellAll(value: T): void {
    for (const listener of [...this.#listeners]) listener(value);
  }
}
