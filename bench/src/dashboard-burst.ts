import type { Browser, Page } from 'playwright';
import { logIn, openBrowser } from './dashboard/browser.ts';
import { BurstWriter } from './dashboard/burst-writer.ts';
import { costsOf, type Cost, type PageCosts } from './dashboard/page-cost.ts';
import { forget, seen, watch, type PageSeen } from './dashboard/page-watch.ts';
import { traceTasks, type Task } from './dashboard/task-trace.ts';
import type { Options } from './options.ts';
import { startSystem } from './product/whole-system.ts';
import { GOALS, verdict } from './report/goal.ts';
import { keepPace } from './report/pace.ts';
import type { Outcome } from './report/outcome.ts';

const SECONDS = 20;
const TICKS_A_SECOND = 20;
/** After the last event, on a machine that has other things to do. */
const CATCH_UP_MS = 300_000;
/** Blink's own definition of a long task. */
const LONG_MS = 50;
/** How often the heap is looked at in a long run. */
const LOOKS = 6;

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
export async function* dashboardBurst({ events, minutes }: Options): AsyncGenerator<Outcome> {
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
    const costs = await costsOf(page);
    // The first seconds compile the code, and do not count.
    await write(writer, events, 3);
    if (minutes > 0) yield await long(writer, costs, events, minutes);
    yield outcomeOf(await burst(browser, page, writer, costs, events), events);
  } finally {
    await writer.close();
    await browser.close();
    await system.stop();
  }
}

/** What the page holds on to in a time so long that a few kilobytes a minute would show. */
async function long(
  writer: BurstWriter,
  costs: PageCosts,
  events: number,
  minutes: number,
): Promise<Outcome> {
  const rows: string[][] = [];
  const heaps: number[] = [];
  for (let look = 1; look <= LOOKS; look += 1) {
    await write(writer, events, (minutes * 60) / LOOKS);
    const { heapKb, nodes } = await costs();
    heaps.push(heapKb);
    rows.push([((minutes * look) / LOOKS).toFixed(0), heapKb.toFixed(0), nodes.toFixed(0)]);
  }
  return {
    title: `${minutes} minutes of ${events} events a second`,
    head: ['after minutes', 'heap, collected, kB', 'nodes of the document'],
    rows,
    verdicts: [verdict(GOALS.heap, heaps.at(-1)! / heaps[0]!, `after ${minutes} minutes`)],
  };
}

async function burst(
  browser: Browser,
  page: Page,
  writer: BurstWriter,
  costs: PageCosts,
  events: number,
): Promise<Burst> {
  const before = await costs();
  await forget(page);
  const tasks = await traceTasks(browser, page);
  const begin = performance.now();
  await write(writer, events, SECONDS);
  const seconds = (performance.now() - begin) / 1000;
  await showsAll(page, writer);
  const behind = (performance.now() - begin) / 1000 - seconds;
  const trace = await tasks();
  const counts = await seen(page);
  const after = await costs();
  const difference = (key: keyof Cost) => after[key] - before[key];
  return {
    events: SECONDS * events,
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

function write(writer: BurstWriter, events: number, seconds: number): Promise<void> {
  const pace = {
    messagesATick: Math.max(1, Math.round(events / TICKS_A_SECOND)),
    ticks: Math.ceil(seconds * TICKS_A_SECOND),
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

function outcomeOf(
  { events, seconds, behind, cost: spent, seen: counts, tasks }: Burst,
  aSecond: number,
): Outcome {
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
    title: `The dashboard under ${aSecond} events a second`,
    head: [`${SECONDS} s`, 'measured'],
    rows,
    verdicts: [
      verdict(GOALS.longestTask, longest('cpu'), 'of the dashboard'),
      verdict(GOALS.drawsAFrame, counts.mostDrawsAFrame, 'of one chart'),
    ],
  };
}
