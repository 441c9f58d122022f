/// <reference lib="dom" />
import type { Page } from 'playwright';
import { hasNumber, logIn, NUMBERS, openBrowser, type Session } from './dashboard/browser.ts';
import { roundsOf, type Options } from './options.ts';
import { startSystem } from './product/whole-system.ts';
import { GOALS, verdict } from './report/goal.ts';
import { median, percentile } from './report/median.ts';
import type { Outcome } from './report/outcome.ts';

const CITAS = 120;
const WARM_UP = 10;
const PAUSE_MS = 50;

/** Runs in the browser: notes when the frame with each new cita in the list of activity has been painted. */
function notePaints(): void {
  const painted = new Map<string, number>();
  Object.assign(globalThis, { painted });
  new MutationObserver(() => {
    for (const item of document.querySelectorAll('[data-testid="activity-item"]')) {
      const [name] = /Pixel \d+/.exec(item.textContent) ?? [];
      if (name === undefined || painted.has(name)) continue;
      painted.set(name, NaN);
      // A message that is sent from a frame's callback comes after the frame.
      const channel = new MessageChannel();
      channel.port1.onmessage = () => painted.set(name, performance.timeOrigin + performance.now());
      requestAnimationFrame(() => channel.port2.postMessage(''));
    }
  }).observe(document.body, { childList: true, subtree: true, characterData: true });
}

/** Runs in the browser. */
function paintedAt(name: string): number | undefined {
  const { painted } = globalThis as unknown as { painted: Map<string, number> };
  return painted.get(name);
}

/** From sending `POST /citas` until a real browser has painted the new cita on the dashboard. */
export async function* pixel(options: Options): AsyncGenerator<Outcome> {
  const system = await startSystem();
  const browser = await openBrowser();
  try {
    const storageState = await logIn(browser, system.url);
    const context = await browser.newContext({ storageState, serviceWorkers: 'block' });
    const page = await context.newPage();
    await page.goto(system.url);
    await page.waitForFunction(hasNumber, NUMBERS);
    await page.evaluate(notePaints);
    const post = poster(new URL('/api/v1/citas', system.url).href, tokenOf(storageState));
    const painted: number[] = [];
    const citas = roundsOf(options, CITAS);
    for (let index = 0; index < WARM_UP + citas; index += 1) {
      const ms = await measure(page, post, `Pixel ${index}`);
      if (index >= WARM_UP) painted.push(ms);
      await page.waitForTimeout(PAUSE_MS);
    }
    yield outcomeOf(painted);
  } finally {
    await browser.close();
    await system.stop();
  }
}

/** Milliseconds. Both ends read the clock of the same machine. */
async function measure(page: Page, post: (cliente: string) => Promise<void>, name: string): Promise<number> {
  const sentAt = performance.timeOrigin + performance.now();
  await post(name);
  const shown = await page.waitForFunction(paintedAt, name, { polling: 20 });
  return Number(await shown.jsonValue()) - sentAt;
}

function poster(url: string, token: string): (cliente: string) => Promise<void> {
  let days = 0;
  return async (cliente) => {
    const fecha = Temporal.PlainDate.from('2031-01-01')
      .add({ days: (days += 1) })
      .toString();
    const response = await fetch(url, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ cliente, servicio: 'Corte', fecha, horaInicio: '10:00', horaFin: '10:30' }),
    });
    if (!response.ok)
      throw new Error(`POST /citas was answered ${response.status}: ${await response.text()}`);
  };
}

function tokenOf({ origins }: Session): string {
  const kept = origins.flatMap(({ localStorage }) => localStorage).find(({ name }) => name === 'token');
  if (!kept) throw new Error('the browser has kept no token');
  return kept.value;
}

function outcomeOf(painted: readonly number[]): Outcome {
  const [middle, last] = [median(painted), percentile(painted, 0.99)];
  const cells = [middle, last, Math.max(...painted)].map((ms) => ms.toFixed(1));
  return {
    title: 'From POST /citas to the pixel',
    head: ['ms from sending the POST', 'median', '99 of 100', 'worst'],
    rows: [[`painted in Chromium, ${painted.length} citas`, ...cells]],
    verdicts: [verdict(GOALS.pixel, middle, 'Chromium'), verdict(GOALS.lastPixel, last, 'Chromium')],
  };
}
