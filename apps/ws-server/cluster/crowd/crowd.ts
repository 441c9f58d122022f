import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { systemClock } from '@citas/clock';
import type { CrowdAnswer, CrowdQuestion, NegocioTruth } from './crowd-message.ts';
import { together, type Sightings } from './sightings.ts';
import { allVerdicts, type Verdict } from './verdict.ts';

const PROGRAM = join(import.meta.dirname, 'crowd-process.ts');
/** A process with more would be busy enough to be late itself. */
const SCREENS_A_PROCESS = 1_250;
const ASK_EVERY_MS = 100;

export interface CrowdOptions {
  readonly port: number;
  readonly seed: number;
  readonly screens: number;
  readonly negocios: readonly string[];
}

/** Thousands of screens, in a few processes. */
export class Crowd {
  readonly #parts: readonly Part[];

  private constructor(parts: readonly Part[]) {
    this.#parts = parts;
  }

  /** They begin to connect; `settled` tells when they are live. */
  static async open({ port, seed, screens, negocios }: CrowdOptions): Promise<Crowd> {
    const processes = Math.ceil(screens / SCREENS_A_PROCESS);
    const crowd = new Crowd(Array.from({ length: processes }, () => new Part()));
    const ofScreen = Array.from({ length: screens }, (_, i) => negocios[i % negocios.length] ?? '');
    await crowd.#askAll((i) => ({
      ask: 'open',
      port,
      seed: seed * 100 + i,
      negocios: ofScreen.filter((_, screen) => screen % processes === i),
    }));
    return crowd;
  }

  /** Resolves once every screen is live; rejects when some still are not after so long. */
  async settled(withinMs: number): Promise<void> {
    const untilMs = systemClock.now() + withinMs;
    for (;;) {
      const blind = (await this.#askAll(() => ({ ask: 'blind' }))).reduce(
        (sum, answer) => sum + ('blind' in answer ? answer.blind : 0),
        0,
      );
      if (blind === 0) return;
      if (systemClock.now() > untilMs) throw new Error(`${blind} screens are not live after ${withinMs} ms`);
      await new Promise<void>((resolve) => systemClock.after(ASK_EVERY_MS, resolve));
    }
  }

  /** What was seen since the last time. */
  async take(): Promise<Sightings> {
    const answers = await this.#askAll(() => ({ ask: 'take' }));
    return together(answers.flatMap((answer) => ('sightings' in answer ? [answer.sightings] : [])));
  }

  /** Compares what every screen shows with what the database holds. */
  async judge(truths: ReadonlyMap<string, NegocioTruth>, withinMs: number): Promise<Verdict> {
    const answers = await this.#askAll(() => ({ ask: 'judge', truths, withinMs }));
    return allVerdicts(answers.flatMap((answer) => ('verdict' in answer ? [answer.verdict] : [])));
  }

  close(): void {
    for (const part of this.#parts) part.end();
  }

  #askAll(question: (process: number) => CrowdQuestion): Promise<CrowdAnswer[]> {
    return Promise.all(this.#parts.map((part, i) => part.ask(question(i))));
  }
}

/** One process with a part of the crowd: asked one thing after the other. */
class Part {
  readonly #child: ChildProcess;
  readonly #ended: Promise<never>;

  constructor() {
    this.#child = fork(PROGRAM, { serialization: 'advanced' });
    this.#ended = once(this.#child, 'exit').then(() => {
      throw new Error('a part of the crowd ended');
    });
    this.#ended.catch(() => undefined);
  }

  async ask(question: CrowdQuestion): Promise<CrowdAnswer> {
    const answered = once(this.#child, 'message').then(([answer]) => answer as CrowdAnswer);
    this.#child.send(question);
    return Promise.race([answered, this.#ended]);
  }

  end(): void {
    this.#child.kill('SIGKILL');
  }
}
