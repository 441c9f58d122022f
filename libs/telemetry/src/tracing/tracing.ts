/** What a trace tells of a step: kinds, names and counts. Never a value that somebody typed, and never who. */
export type StepAttributes = Readonly<Record<string, string | number>>;

export interface Step {
  readonly name: string;
  /** Its part in the talk between programs; `internal` when absent. */
  readonly kind?: 'internal' | 'server' | 'client' | 'producer' | 'consumer';
  readonly attributes?: StepAttributes;
}

/** How a request ended. */
export interface RequestOutcome extends Pick<Step, 'name' | 'attributes'> {
  readonly isFailure: boolean;
}

/** A request that is being served. */
export interface TracedRequest {
  /** Its place in its trace, as W3C's `traceparent` has it: what follows of it elsewhere is joined to it by this. */
  readonly traceparent: string;
  /** Everything that `work` does, however deep, is a step of this request. */
  run(work: () => void): void;
  end(outcome: RequestOutcome): void;
}

/** Traces for an operator's collector. Where it is undefined nothing is traced, and nothing of it is loaded. */
export interface Tracing {
  /** Goes on with the trace that `traceparent` names; one that is missing or malformed begins another. */
  request(step: Step, traceparent: string | undefined): TracedRequest;
  /** A step of the request that is being served; what no request asked for is done without a trace. */
  step<T>(step: Step, work: () => Promise<T>): Promise<T>;
  /**
   * What is over already and followed of the request whose `traceparent` the cause is, with its times in milliseconds
   * since the Unix epoch. Another cause is in no trace.
   */
  followed(cause: string, step: Step, time: { readonly fromMs: number; readonly toMs: number }): void;
}
