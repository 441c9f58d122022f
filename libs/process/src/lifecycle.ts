import { systemClock, type Clock } from '@citas/clock';
import { explainFailure } from './explain-failure.ts';
import { whenAskedToStop } from './stop-request.ts';

/** A piece of a running process. `stop` may be called while `start` is still under way, and must not wait for ever. */
export interface Part {
  readonly name: string;
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Settles if the part breaks after its start: the process then stops the rest and ends with 1. */
  readonly broken?: Promise<Error>;
}

/** What a pino logger, or a few lines for a terminal, can do. */
export interface LifecycleLogger {
  info(message: string): void;
  error(message: string): void;
  fatal(message: string): void;
  debug(fields: object): void;
}

export interface LifecycleOptions {
  readonly clock?: Clock;
  /** How long each part may take to stop, in milliseconds. */
  readonly stopWithinMs?: number;
}

/**
 * Starts the parts in order, waits for SIGINT, SIGTERM or the end of the parent, stops them in reverse and ends the
 * process: with 0 if it was asked to stop and could, with 1 if a part failed to start, broke or would not stop.
 */
export async function runUntilSignal(
  parts: readonly Part[],
  logger: LifecycleLogger,
  options: LifecycleOptions = {},
): Promise<never> {
  const begun: Part[] = [];
  let isStopping = false;
  const request = whenAskedToStop();
  const failure = await Promise.race([
    request,
    startAll(parts, begun, () => isStopping).then(() => whenBroken(parts), toFailure),
  ]);
  isStopping = true;
  if (failure instanceof Error) {
    logger.fatal(failure.message);
    logger.debug({ err: failure.cause });
  } else logger.info(`Stopping: ${failure}`);
  const stopped = await stopAll(begun, logger, options);
  process.exit(stopped && !(failure instanceof Error) ? 0 : 1);
}

async function startAll(parts: readonly Part[], begun: Part[], isStopping: () => boolean): Promise<void> {
  for (const part of parts) {
    if (isStopping()) return;
    begun.push(part);
    try {
      await part.start();
    } catch (cause) {
      begun.pop();
      throw new Error(explainFailure(part.name, cause), { cause });
    }
  }
}

function whenBroken(parts: readonly Part[]): Promise<Error> {
  const never = new Promise<Error>(() => undefined);
  return Promise.race(parts.map((part) => part.broken ?? never).concat(never));
}

function toFailure(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}

async function stopAll(
  begun: readonly Part[],
  logger: LifecycleLogger,
  options: LifecycleOptions,
): Promise<boolean> {
  let areAllStopped = true;
  for (const part of begun.toReversed()) {
    const problem = await stopInTime(part, options);
    if (problem === undefined) continue;
    areAllStopped = false;
    logger.error(`${part.name}: ${problem}`);
  }
  return areAllStopped;
}

async function stopInTime(part: Part, options: LifecycleOptions): Promise<string | undefined> {
  const { clock = systemClock, stopWithinMs = 10_000 } = options;
  const late = Promise.withResolvers<string>();
  const cancel = clock.after(stopWithinMs, () => late.resolve(`no paró en ${stopWithinMs / 1000} s`));
  const stopped = part.stop().then(
    () => undefined,
    (error: unknown) => `no paró bien: ${toFailure(error).message}`,
  );
  return Promise.race([stopped, late.promise]).finally(cancel);
}
