import type { Browser, CDPSession, Page } from 'playwright';
import { logIn, openBrowser } from './dashboard/browser.ts';
import { BurstWriter } from './dashboard/burst-writer.ts';
import { forget, seen, watch, type PageSeen } from './dashboard/page-watch.ts';
import { traceTasks, type Task } from './dashboard/task-trace.ts';
import { startSystem } from './product/whole-system.ts';
import { GOALS, verdict } from './report/goal.ts';
import { keepPace } from './report/pace.ts';
import type { Outcome } from './report/outcome.ts';

const EVENTS_A_SECOND = 200;
const SECONDS = 20;
const TICKS_A_SECOND = 20;
/** After the last event, on a machine that has other things to do. */
const CATCH_UP_MS = 300_000;
/** Blink's own definition of a long task. */
const LONG_MS = 50;

interface Cost {
  /** Milliseconds of the main thread's processor time. */
  readonly script: number;
  readonly layout: number;
  readonly all: number;
  readonly heapKb: number;
  readonly nodes: number;
}

interface Burst {
  readonly events: number;
  readonly seconds: number;
  /** From the last event until the page shows the last number. */
  readonly behind: number;
  readonly cost: Cost;
  readonly seen: PageSeen;
  readonly tasks: readonly Task[];
}

/** Whether the dashboard stays responsive while 200 citas a second change, and what each of them costs it. */
export async function* dashboardBurst(): AsyncGenerator<Outcome> {
  const system = await startSystem();
  const browser = await openBrowser();
  const writer = await BurstWriter.open(system.databaseUrl);
  try {
    const storageState = await logIn(browser, system.url);
    const context = await browser.newContext({ storageState, serviceWorkers: 'block' });
    const page = await context.newPage();
    page.setDefaultTimeout(CATCH_UP_MS);
    await watch(page);
    await page.goto(system.url);
    await page.waitForFunction(() => document.querySelectorAll('canvas').length >= 3);
    await page.waitForTimeout(3000);
    // The first seconds compile the code, and do not count.
    await write(writer, 3);
    yield outcomeOf(await burst(browser, page, writer));
  } finally {
    await writer.close();
    await browser.close();
    await system.stop();
  }
}

async function burst(browser: Browser, page: Page, writer: BurstWriter): Promise<Burst> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const before = await cost(session);
  await forget(page);
  const tasks = await traceTasks(browser, page);
  const begin = performance.now();
  await write(writer, SECONDS);
  const seconds = (performance.now() - begin) / 1000;
  await showsAll(page, writer);
  const behind = (performance.now() - begin) / 1000 - seconds;
  const trace = await tasks();
  const counts = await seen(page);
  const after = await cost(session);
  const difference = (key: keyof Cost) => after[key] - before[key];
  return {
    events: SECONDS * EVENTS_A_SECOND,
    seconds,
    behind,
    cost: {
      script: difference('script'),
      layout: difference('layout'),
      all: difference('all'),
      heapKb: difference('heapKb'),
      nodes: difference('nodes'),
    },
    seen: counts,
    tasks: trace,
  };
}

function write(writer: BurstWriter, seconds: number): Promise<void> {
  const pace = {
    messagesATick: EVENTS_A_SECOND / TICKS_A_SECOND,
    ticks: seconds * TICKS_A_SECOND,
    everyMs: 1000 / TICKS_A_SECOND,
  };
  return keepPace(pace, () => writer.write(pace.messagesATick));
}

/** The last number that the page shows is the database's, or nothing that was measured is worth anything. */
async function showsAll(page: Page, writer: BurstWriter): Promise<void> {
  const expected = await writer.counted();
  const deadline = performance.now() + CATCH_UP_MS;
  for (;;) {
    const shown = { total: await shows(page, 'total'), hoy: await shows(page, 'hoy') };
    if (shown.total === expected.total && shown.hoy === expected.hoy) return;
    if (performance.now() > deadline)
      throw new Error(`the page shows ${JSON.stringify(shown)}, not ${JSON.stringify(expected)}`);
    await page.waitForTimeout(250);
  }
}

async function shows(page: Page, kpi: string): Promise<number> {
  return Number((await page.getByTestId(`kpi-${kpi}`).innerText()).replace(/\D/g, ''));
}

async function cost(session: CDPSession): Promise<Cost> {
  await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  const value = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? NaN;
  return {
    script: value('ScriptDuration') * 1000,
    layout: (value('LayoutDuration') + value('RecalcStyleDuration')) * 1000,
    all: value('TaskDuration') * 1000,
    heapKb: value('JSHeapUsedSize') / 1000,
    nodes: value('Nodes'),
  };
}

function outcomeOf({ events, seconds, behind, cost: spent, seen: counts, tasks }: Burst): Outcome {
  const long = (key: keyof Task) => tasks.filter((task) => task[key] > LONG_MS).length;
  const longest = (key: keyof Task) => tasks.reduce((most, task) => Math.max(most, task[key]), 0);
  const each = (ms: number) => `${ms.toFixed(0)} ms, ${((ms * 1000) / events).toFixed(0)} µs an event`;
  const rows = [
    ['events a second', (events / seconds).toFixed(0)],
    ['shown after the last event', `${behind.toFixed(1)} s`],
    ['scripts, processor time', each(spent.script)],
    ['style and layout, processor time', each(spent.layout)],
    ['main thread in all, processor time', each(spent.all)],
    ['busy, of the time', `${((spent.all / (seconds + behind) / 1000) * 100).toFixed(0)} %`],
    ['tasks over 50 ms of processor time', `${long('cpu')}, longest ${longest('cpu').toFixed(0)} ms`],
    ['tasks over 50 ms by the clock', `${long('wall')}, longest ${longest('wall').toFixed(0)} ms`],
    ['long tasks as the page was told', String(counts.longTasks.length)],
    ['frames', `${(counts.frames / (seconds + behind)).toFixed(0)} a second`],
    ['draws of charts', `${counts.draws}, at most ${counts.mostDrawsAFrame} of one a frame`],
    ['heap, collected', `${spent.heapKb.toFixed(0)} kB more`],
    ['nodes of the document', `${spent.nodes} more`],
  ];
  return {
    title: `The dashboard under ${EVENTS_A_SECOND} events a second`,
    head: [`${SECONDS} s`, 'measured'],
    rows,
    verdicts: [
      verdict(GOALS.longestTask, longest('cpu'), 'of the dashboard'),
      verdict(GOALS.drawsAFrame, counts.mostDrawsAFrame, 'of one chart'),
    ],
  };
}
