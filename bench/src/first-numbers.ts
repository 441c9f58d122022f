/// <reference lib="dom" />
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright';
import { median } from './report/median.ts';
import { table } from './report/table.ts';

const ROOT = join(import.meta.dirname, '../..');
const VISITS = 10;
const GOAL_MS = 1000;

interface Visit {
  /** From the navigation to the first digit in a KPI card. */
  readonly ms: number;
  /** What came over the network until then, with headers; `scripts` is its part that is code and styles. */
  readonly bytes: number;
  readonly scripts: number;
}

/** How soon the dashboard of the production build shows its first number, on a first visit and on later ones. */
export async function firstNumbers(): Promise<void> {
  const system = await startSystem();
  const executablePath = process.env['CHROMIUM_PATH'];
  const browser = await chromium.launch({
    ...(executablePath && { executablePath }),
    args: ['--no-sandbox', '--disable-gpu'],
  });
  try {
    const session = await logIn(browser, system.url);
    const rows = [
      ['first visit, nothing kept', await coldVisits(browser, session, system.url)],
      ['later visit, service worker', await warmVisits(browser, session, system.url)],
    ] as const;
    const head = ['dashboard, logged in', 'ms', 'worst', 'kB until then', 'of it code and styles'];
    const cells = rows.map(([name, visits]) => [name, ...figures(visits)]);
    const worst = Math.max(...rows.map(([, visits]) => median(visits.map(({ ms }) => ms))));
    console.log(`\n### First numbers\n\n${table(head, cells)}\n`);
    console.log(`${worst <= GOAL_MS ? 'met' : 'MISSED'}: ${Math.round(worst)} ms; the goal is ${GOAL_MS} ms`);
  } finally {
    await browser.close();
    await system.stop();
  }
}

type Session = Awaited<ReturnType<BrowserContext['storageState']>>;

async function logIn(browser: Browser, url: string): Promise<Session> {
  const context = await browser.newContext({ serviceWorkers: 'block' });
  const page = await context.newPage();
  await page.goto(url);
  await page.getByTestId('login-email').fill('admin@aurora.demo');
  await page.getByTestId('login-password').fill('demo1234');
  await page.getByTestId('login-submit').click();
  await page.waitForFunction(hasNumber);
  const session = await context.storageState();
  await context.close();
  // Nothing but the session: a first visit on a device has no last figures to show.
  for (const { localStorage } of session.origins)
    localStorage.splice(0, localStorage.length, ...localStorage.filter(({ name }) => name === 'token'));
  return session;
}

async function coldVisits(browser: Browser, storageState: Session, url: string): Promise<Visit[]> {
  const visits: Visit[] = [];
  // The first one warms the server up and does not count.
  for (let n = 0; n <= VISITS; n += 1) {
    const context = await browser.newContext({ storageState, serviceWorkers: 'block' });
    visits.push(await visit(await context.newPage(), url));
    await context.close();
  }
  return visits.slice(1);
}

async function warmVisits(browser: Browser, storageState: Session, url: string): Promise<Visit[]> {
  const context = await browser.newContext({ storageState });
  const page = await context.newPage();
  await visit(page, url);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await page.waitForFunction(async () => (await caches.keys()).some((name) => name.includes(':assets:')));
  await visit(page, url);
  const visits: Visit[] = [];
  for (let n = 0; n < VISITS; n += 1) visits.push(await visit(page, url));
  await context.close();
  return visits;
}

async function visit(page: Page, url: string): Promise<Visit> {
  await page.goto(url, { waitUntil: 'commit' });
  const shown = await page.waitForFunction(hasNumber, undefined, { polling: 'raf' });
  const ms = Number(await shown.jsonValue());
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

/** Runs in the browser: when a KPI card has its number, else false. */
function hasNumber(): number | false {
  const numbers = [...document.querySelectorAll('[data-testid^="kpi-"]')];
  return numbers.some(({ textContent }) => /\d/.test(textContent)) && performance.now();
}

function figures(visits: readonly Visit[]): string[] {
  const ms = visits.map((one) => one.ms);
  const kB = (part: 'bytes' | 'scripts') => (median(visits.map((one) => one[part])) / 1000).toFixed(1);
  return [String(Math.round(median(ms))), String(Math.round(Math.max(...ms))), kB('bytes'), kB('scripts')];
}

/** The whole system as `npm start` runs it, with data of its own. */
async function startSystem(): Promise<{ url: string; stop: () => Promise<void> }> {
  const dataDir = await mkdtemp(join(tmpdir(), 'citas-bench-'));
  const [web, api, hub] = [await freePort(), await freePort(), await freePort()];
  const own = { WEB_PORT: `${web}`, API_PORT: `${api}`, WS_PORT: `${hub}`, DATA_DIR: dataDir };
  const child = spawn(process.execPath, ['tools/start/main.ts'], {
    cwd: ROOT,
    env: { ...process.env, ...own, DATABASE_URL: '', JWT_SECRET: '', NODE_ENV: 'development' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await ready(child);
  return {
    url: `http://localhost:${web}/admin-local/`,
    stop: async () => {
      child.kill('SIGINT');
      if (child.exitCode === null) await once(child, 'exit');
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function ready({ stdout }: ChildProcess): Promise<void> {
  let output = '';
  for await (const chunk of stdout ?? []) {
    output += String(chunk);
    if (/http:\/\/localhost:\d+\/admin-local/.test(output)) break;
  }
  if (!output.includes('/admin-local')) throw new Error(`npm start ended:\n${output}`);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await once(server.close(), 'close');
  return port;
}
