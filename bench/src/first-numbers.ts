/// <reference lib="dom" />
import { setTimeout } from 'node:timers/promises';
import type { Browser, BrowserContext, Page } from 'playwright';
import { logIn, NUMBERS, openBrowser, type Session } from './dashboard/browser.ts';
import { startSystem } from './product/whole-system.ts';
import { roundsOf, type Options } from './options.ts';
import { median } from './report/median.ts';
import { GOALS, verdict } from './report/goal.ts';
import type { Outcome } from './report/outcome.ts';

const VISITS = 9;
/** How long a new window of Chromium is busy with itself, in ms: who opens a dashboard has the window already. */
const WINDOW_OPENS = 3_000;

/** What the page itself says, so that nobody asks it, and keeps it from its work, before it is done. */
const FIRST_NUMBER = 'first number after ms: ';

interface Visit {
  /** From the navigation to the first digit in a KPI card. */
  readonly ms: number;
  /** What came over the network until then, with headers; `scripts` is its part that is code and styles. */
  readonly bytes: number;
  readonly scripts: number;
}

/** How soon the dashboard of the production build shows its first number, on a first visit and on later ones. */
export async function* firstNumbers(options: Options): AsyncGenerator<Outcome> {
  const visits = roundsOf(options, VISITS);
  const system = await startSystem();
  const browser = await openBrowser();
  try {
    const session = await logIn(browser, system.url);
    const shown = [
      ['first visit, nothing kept', await coldVisits(browser, session, system.url, visits)],
      ['later visit, service worker', await warmVisits(browser, session, system.url, visits)],
    ] as const;
    const head = ['dashboard, logged in', 'ms', 'worst', 'kB until then', 'of it code and styles'];
    const cells = shown.map(([name, each]) => [name, ...figures(each)]);
    const worst = Math.max(...shown.map(([, each]) => median(each.map(({ ms }) => ms))));
    const verdicts = [verdict(GOALS.firstNumbers, worst, 'the slower of the two, median')];
    yield { title: 'First numbers', head, rows: cells, verdicts };
  } finally {
    await browser.close();
    await system.stop();
  }
}

async function coldVisits(
  browser: Browser,
  storageState: Session,
  url: string,
  count: number,
): Promise<Visit[]> {
  const visits: Visit[] = [];
  // The first one warms the server up and does not count.
  for (let n = 0; n <= count; n += 1) {
    const context = await browser.newContext({ storageState, serviceWorkers: 'block' });
    const page = await pageOf(context);
    await setTimeout(WINDOW_OPENS);
    visits.push(await visit(page, url));
    await context.close();
  }
  return visits.slice(1);
}

async function warmVisits(
  browser: Browser,
  storageState: Session,
  url: string,
  count: number,
): Promise<Visit[]> {
  const context = await browser.newContext({ storageState });
  const page = await pageOf(context);
  await visit(page, url);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await page.waitForFunction(async () => (await caches.keys()).some((name) => name.includes(':assets:')));
  await visit(page, url);
  const visits: Visit[] = [];
  for (let n = 0; n < count; n += 1) visits.push(await visit(page, url));
  await context.close();
  return visits;
}

async function pageOf(context: BrowserContext): Promise<Page> {
  await context.addInitScript(tellFirstNumber, { text: FIRST_NUMBER, selector: NUMBERS });
  return context.newPage();
}

async function visit(page: Page, url: string): Promise<Visit> {
  const told = page.waitForEvent('console', (message) => message.text().startsWith(FIRST_NUMBER));
  await page.goto(url, { waitUntil: 'commit' });
  const ms = Number((await told).text().slice(FIRST_NUMBER.length));
  return page.evaluate((until) => {
    const entries = [
      ...performance.getEntriesByType('navigation'),
      ...performance.getEntriesByType('resource'),
    ] as PerformanceResourceTiming[];
    const come = entries.filter(({ responseEnd }) => responseEnd > 0 && responseEnd <= until);
    const size = (list: typeof come) => list.reduce((sum, { transferSize }) => sum + transferSize, 0);
    return {
      ms: until,
      bytes: size(come),
      scripts: size(come.filter(({ name }) => /\.(js|css)$/.test(name))),
    };
  }, ms);
}

/** Runs in the browser before anything else. */
function tellFirstNumber({ text, selector }: { readonly text: string; readonly selector: string }): void {
  const look = (): void => {
    const numbers = [...document.querySelectorAll(selector)];
    if (numbers.some(({ textContent }) => /\d/.test(textContent))) console.log(`${text}${performance.now()}`);
    else requestAnimationFrame(look);
  };
  look();
}

function figures(visits: readonly Visit[]): string[] {
  const ms = visits.map((one) => one.ms);
  const kB = (part: 'bytes' | 'scripts') => (median(visits.map((one) => one[part])) / 1000).toFixed(1);
  return [String(Math.round(median(ms))), String(Math.round(Math.max(...ms))), kB('bytes'), kB('scripts')];
}
