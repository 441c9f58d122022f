/** Who wants to follow every statement. Its text holds no value, and is a transaction's `BEGIN`, `COMMIT` or `ROLLBACK` alone. */
export type TraceStatement = <T>(text: string, run: () => Promise<T>) => Promise<T>;
