import type { Browser, Page } from 'playwright';

/** A task of the page's main thread, in milliseconds: by the clock, and what it took of a processor. */
export interface Task {
  readonly wall: number;
  readonly cpu: number;
}

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds; `tdur` is of the thread's own clock. */
  readonly dur?: number;
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

/** Has the browser write down every task of the page until the function returned is called. */
export async function traceTasks(browser: Browser, page: Page): Promise<() => Promise<Task[]>> {
  await browser.startTracing(page, { categories: ['disabled-by-default-devtools.timeline'] });
  return async () => {
    const trace = JSON.parse((await browser.stopTracing()).toString()) as Trace;
    return tasksOf(trace);
  };
}

interface Trace {
  readonly traceEvents: readonly TraceEvent[];
}

function tasksOf({ traceEvents }: Trace): Task[] {
  const tasks = traceEvents.filter(({ name, dur }) => name === 'RunTask' && dur !== undefined);
  const mains = traceEvents.filter(
    ({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain',
  );
  const onMain = tasks.filter((task) => mains.some(({ pid, tid }) => pid === task.pid && tid === task.tid));
  return onMain.map(({ dur = 0, tdur = 0 }) => ({ wall: dur / 1000, cpu: tdur / 1000 }));
}
