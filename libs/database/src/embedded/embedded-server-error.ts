export type EmbeddedServerCode =
  | 'no_binaries'
  | 'no_account'
  | 'not_ours'
  | 'other_version'
  | 'port_taken'
  | 'initdb_failed'
  | 'still_held'
  | 'start_failed'
  | 'no_answer';

/** Why the embedded PostgreSQL could not be had; the message is one line meant for the person at the terminal. */
export class EmbeddedServerError extends Error {
  override readonly name = 'EmbeddedServerError';
  readonly code: EmbeddedServerCode;

  constructor(code: EmbeddedServerCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
