/// <reference lib="dom" />
import type { Page } from 'playwright';

export interface PageSeen {
  /** Wall-clock milliseconds of every task over 50 ms, as the browser itself reports them. */
  readonly longTasks: readonly number[];
  readonly frames: number;
  /** Of all charts together. */
  readonly draws: number;
  /** The most that one chart was drawn between two frames. */
  readonly mostDrawsAFrame: number;
}

interface Watched {
  citasVistas: { longTasks: number[]; frames: number; draws: number; mostDrawsAFrame: number };
}

/** Counts from the first line of the page's code on. */
export async function watch(page: Page): Promise<void> {
  await page.addInitScript(startWatching);
}

export function forget(page: Page): Promise<void> {
  return page.evaluate(() => {
    const seen = (window as unknown as Watched).citasVistas;
    Object.assign(seen, { longTasks: [], frames: 0, draws: 0, mostDrawsAFrame: 0 });
  });
}

export function seen(page: Page): Promise<PageSeen> {
  return page.evaluate(() => (window as unknown as Watched).citasVistas);
}

type Clear = (this: CanvasRenderingContext2D, ...area: [number, number, number, number]) => void;

/** Runs in the browser. A chart that is drawn first clears all of its canvas. */
function startWatching(): void {
  const watched = { longTasks: [] as number[], frames: 0, draws: 0, mostDrawsAFrame: 0 };
  (window as unknown as Watched).citasVistas = watched;
  new PerformanceObserver((list) => {
    watched.longTasks.push(...list.getEntries().map(({ duration }) => duration));
  }).observe({ type: 'longtask' });
  const drawn = new Map<HTMLCanvasElement, number>();
  const clear = Object.getOwnPropertyDescriptor(CanvasRenderingContext2D.prototype, 'clearRect')
    ?.value as Clear;
  CanvasRenderingContext2D.prototype.clearRect = function (...area) {
    const times = (drawn.get(this.canvas) ?? 0) + 1;
    drawn.set(this.canvas, times);
    watched.draws += 1;
    watched.mostDrawsAFrame = Math.max(watched.mostDrawsAFrame, times);
    Reflect.apply(clear, this, area);
  };
  const frame = () => {
    watched.frames += 1;
    drawn.clear();
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
}
