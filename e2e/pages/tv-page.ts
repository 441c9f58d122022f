import { expect, type Locator, type Page } from '@playwright/test';

export class TvPage {
  readonly page: Page;
  readonly code: Locator;
  readonly today: Locator;
  readonly alarm: Locator;
  readonly age: Locator;

  constructor(page: Page) {
    this.page = page;
    this.code = page.getByTestId('tv-code');
    this.today = page.getByTestId('tv-hoy');
    this.alarm = page.getByTestId('tv-alarm');
    this.age = page.getByTestId('tv-age');
  }

  static async open(page: Page, origin: string): Promise<TvPage> {
    await page.goto(`${origin}/admin-local/tv`);
    const tv = new TvPage(page);
    await expect(tv.code).toHaveText(/^\d{3} \d{3}$/);
    return tv;
  }

  /** The six digits, without the gap that makes them readable. */
  async digits(): Promise<string> {
    return (await this.code.innerText()).replace(/\D/g, '');
  }

  async isLive(): Promise<void> {
    await expect(this.age).toContainText('En vivo', { timeout: 15_000 });
  }

  /** Shows a panel and holds it. */
  async hold(panel: 'hoy' | 'horas' | 'estados' | 'servicios'): Promise<void> {
    const pause = this.page.getByTestId('tv-pause');
    if ((await pause.getAttribute('aria-pressed')) === 'false') await this.page.keyboard.press('Space');
    await expect(pause).toHaveAttribute('aria-pressed', 'true');
    const main = this.page.getByRole('main');
    for (let turns = 0; turns < 4; turns += 1) {
      if ((await main.getAttribute('data-panel')) === panel) return;
      const before = await main.getAttribute('data-panel');
      await this.page.keyboard.press('ArrowRight');
      await expect(main).not.toHaveAttribute('data-panel', before ?? '');
    }
    throw new Error(`the screen has no panel ${panel}`);
  }
}
