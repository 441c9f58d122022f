import type { Page } from 'playwright';

/** What the page has taken since it was opened, and what it holds now. */
export interface Cost {
  /** Milliseconds of the main thread's processor time. */
  readonly script: number;
  readonly layout: number;
  readonly all: number;
  /** After a collection of garbage. */
  readonly heapKb: number;
  readonly nodes: number;
}

export type PageCosts = () => Promise<Cost>;

export async function costsOf(page: Page): Promise<PageCosts> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  return async () => {
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
  };
}
