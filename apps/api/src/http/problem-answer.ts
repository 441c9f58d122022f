import type { ProblemKey } from '@citas/protocol';
import type { FieldError } from './request-error.ts';
import type { Text } from './text.ts';

/** What a failure says to the caller. Without `detail`, the catalogue's title stands for it. */
export interface ProblemAnswer {
  readonly key: ProblemKey;
  readonly detail?: Text;
  readonly errors?: readonly FieldError[];
  readonly extras?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
}
