/** The part of `navigator.locks` that is used here; browsers and node have it. */
export interface Locks {
  /** Settles when `held` has, and rejects when the request is aborted or the lock is stolen. */
  request(
    name: string,
    options: { readonly signal?: AbortSignal; readonly steal?: boolean },
    held: () => Promise<void> | void,
  ): Promise<unknown>;
}
