/** Runs statements: a pool, or one open transaction. Values are always bound, never spliced into the text. */
export interface Queryable {
  query<Row>(text: string, values?: readonly unknown[]): Promise<Row[]>;
}

export interface TransactionOptions {
  readonly isolation?: 'read committed' | 'repeatable read';
  readonly readOnly?: boolean;
  /** How long it may go without a statement before the server ends it, with all it holds: 30 seconds unless told. */
  readonly idleSeconds?: number;
}

export interface Database extends Queryable {
  readonly url: string;
  /**
   * The same database as one negocio sees it: every statement runs in a transaction under the role `citas_api`, to which
   * row-level security shows the rows of that negocio and no others.
   */
  forNegocio(negocioId: string): Database;
  /** Commits when `work` resolves, rolls back when it rejects. */
  transaction<T>(work: (tx: Queryable) => Promise<T>, options?: TransactionOptions): Promise<T>;
  stop(): Promise<void>;
}
