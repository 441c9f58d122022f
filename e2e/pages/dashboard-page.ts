import { expect, type Locator, type Page } from '@playwright/test';
import { LoginPage } from './login-page.ts';

/** What is fetched after the first numbers, by the names of the files. */
const LATER = [
  'create-realtime-client',
  'bandeja',
  'buscador',
  'cambiar-clave',
  'sesion-terminada',
  'impedimentos',
  'mapa-de-ocupacion',
];

type Kpi = 'total' | 'hoy' | 'completadas' | 'canceladas';

export class DashboardPage {
  readonly page: Page;
  readonly chip: Locator;
  readonly activity: Locator;

  constructor(page: Page) {
    this.page = page;
    this.chip = page.getByTestId('connection-chip');
    this.activity = page.getByTestId('activity-item');
  }

  static async open(page: Page, origin: string, email = 'admin@aurora.demo'): Promise<DashboardPage> {
    await page.goto(`${origin}/admin-local/`);
    await new LoginPage(page).logIn(email);
    const dashboard = new DashboardPage(page);
    await dashboard.isLive();
    return dashboard;
  }

  async isLive(): Promise<void> {
    await expect(this.chip).toContainText('En vivo', { timeout: 15_000 });
    await expect(this.kpi('total')).toHaveText(/\d/);
  }

  /** Every part of the page is there: what of it is fetched when the network goes would be loaded anew. */
  async isWhole(): Promise<void> {
    await expect(this.page.locator('canvas').nth(2)).toBeVisible();
    await expect
      .poll(async () => {
        const fetched = await this.page.evaluate(() =>
          performance.getEntriesByType('resource').map(({ name }) => name),
        );
        return LATER.filter((part) => !fetched.some((name) => name.includes(part)));
      })
      .toEqual([]);
  }

  kpi(name: Kpi): Locator {
    return this.page.getByTestId(`kpi-${name}`);
  }

  /** The number as the page shows it, without the thousands separators of its locale. */
  async value(name: Kpi): Promise<number> {
    return Number((await this.kpi(name).innerText()).replace(/\D/g, ''));
  }

  async shows(name: Kpi, value: number): Promise<void> {
    await expect.poll(() => this.value(name)).toBe(value);
  }

  /** Marks this very document, so that a reload would be noticed. */
  async markDocument(): Promise<void> {
    await this.page.evaluate(() => Object.assign(window, { sameDocument: true }));
  }

  async isSameDocument(): Promise<void> {
    expect(await this.page.evaluate(() => 'sameDocument' in window)).toBe(true);
  }
}
