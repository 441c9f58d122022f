export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** What was answered as JSON; undefined for anything else. */
  readonly body: unknown;
}
