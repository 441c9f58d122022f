import { monitorEventLoopDelay } from 'node:perf_hooks';

const RESOLUTION_MS = 1;

export interface LongestTurn {
  /** Milliseconds by the clock: what a message waits, somebody else's turn of the core included. */
  readonly gapMs: number;
  /** Milliseconds of CPU that the thread itself took between two looks. */
  readonly cpuMs: number;
}

/** The longest turn of this thread's event loop. */
export class LoopWatch {
  readonly #delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  #cpuBefore = 0;
  #longestCpu = 0;
  #timer: NodeJS.Timeout | undefined;

  start(): void {
    clearInterval(this.#timer);
    this.#delay.enable();
    this.#delay.reset();
    this.#longestCpu = 0;
    this.#cpuBefore = threadCpuMs();
    this.#timer = setInterval(() => this.#look(), RESOLUTION_MS).unref();
  }

  stop(): LongestTurn {
    this.#look();
    clearInterval(this.#timer);
    this.#delay.disable();
    // The histogram holds whole intervals, the millisecond of its own timer included.
    return { gapMs: Math.max(0, this.#delay.max / 1e6 - RESOLUTION_MS), cpuMs: this.#longestCpu };
  }

  #look(): void {
    const now = threadCpuMs();
    this.#longestCpu = Math.max(this.#longestCpu, now - this.#cpuBefore);
    this.#cpuBefore = now;
  }
}

function threadCpuMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}
