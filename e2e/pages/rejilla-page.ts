import { expect, type Locator, type Page } from '@playwright/test';
import { LoginPage } from './login-page.ts';

/** The agenda as columns of people or days. */
export class RejillaPage {
  readonly page: Page;
  readonly grid: Locator;
  readonly blocks: Locator;
  readonly panel: Locator;
  /** What the panel stands in, where there is room beside the grid. */
  readonly aside: Locator;
  readonly ghost: Locator;
  readonly done: Locator;

  constructor(page: Page) {
    this.page = page;
    this.grid = page.getByTestId('rejilla');
    this.blocks = page.getByTestId('bloque');
    this.panel = page.getByTestId('panel-de-cita');
    this.aside = page.getByRole('complementary').filter({ has: this.panel });
    this.ghost = page.getByTestId('fantasma');
    this.done = page.getByTestId('hecho');
  }

  /** `query` is what follows the path, such as `?vista=semana&fecha=2027-01-12`. */
  static async open(
    page: Page,
    origin: string,
    query = '',
    email = 'recepcion@aurora.demo',
    password?: string,
  ): Promise<RejillaPage> {
    await page.goto(`${origin}/admin-local/agenda${query}`);
    await new LoginPage(page).logIn(email, password);
    const agenda = new RejillaPage(page);
    // On a machine that has just started everything the first log-in takes its time.
    await expect(agenda.grid).toBeVisible({ timeout: 30_000 });
    return agenda;
  }

  block(cliente: string): Locator {
    return this.blocks.filter({ hasText: cliente });
  }

  column(nombre: string): Locator {
    return this.grid.getByRole('group', { name: nombre, exact: true });
  }

  /** What a screen reader hears of each gap of somebody's day: from, to, and with whom. */
  gaps(nombre: string): Promise<(string | null)[]> {
    return this.column(nombre)
      .getByTestId('hueco')
      .evaluateAll((buttons) => buttons.map((button) => button.getAttribute('aria-label')));
  }

  /** Drags a block by a number of minutes, into the column of that name when one is given. */
  async drag(cliente: string, minutes: number, nombre?: string): Promise<void> {
    await this.lift(cliente, minutes, nombre);
    await this.page.mouse.up();
  }

  async lift(cliente: string, minutes: number, nombre?: string): Promise<void> {
    const block = this.block(cliente);
    await block.scrollIntoViewIfNeeded();
    const from = await box(block);
    const column = nombre === undefined ? from : await box(this.column(nombre));
    await this.page.mouse.move(from.x + from.width / 2, from.y + 8);
    await this.page.mouse.down();
    await this.page.mouse.move(from.x + from.width / 2, from.y + 16);
    await this.page.mouse.move(column.x + column.width / 2, from.y + 8 + minutes * PX_PER_MINUTE, {
      steps: 4,
    });
    await expect(this.ghost).toBeVisible();
  }

  /** With a finger over the grid, by most of the width of the screen or a fifth of its height. */
  async swipe(where: 'left' | 'right' | 'up'): Promise<void> {
    if (where !== 'up') await this.grid.evaluate((grid) => grid.scrollIntoView({ behavior: 'instant' }));
    const { width, height } = this.page.viewportSize() ?? { width: 0, height: 0 };
    const way = { left: { dx: -0.6, dy: 0 }, right: { dx: 0.6, dy: 0 }, up: { dx: 0, dy: -0.2 } }[where];
    const from = { x: (where === 'right' ? 0.3 : 0.9) * width, y: height / 2 };
    const finger = await this.page.context().newCDPSession(this.page);
    const touch = (type: 'touchStart' | 'touchMove', part: number) =>
      finger.send('Input.dispatchTouchEvent', {
        type,
        touchPoints: [{ x: from.x + way.dx * width * part, y: from.y + way.dy * height * part }],
      });
    await touch('touchStart', 0);
    for (let step = 1; step <= STEPS; step += 1) {
      await touch('touchMove', step / STEPS);
      await this.page.evaluate(() => new Promise(requestAnimationFrame));
    }
    await finger.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    await finger.detach();
  }

  async stretch(cliente: string, minutes: number): Promise<void> {
    const block = this.block(cliente);
    await block.scrollIntoViewIfNeeded();
    const { x, y, width, height } = await box(block);
    await this.page.mouse.move(x + width / 2, y + height - 4);
    await this.page.mouse.down();
    await this.page.mouse.move(x + width / 2, y + height - 4 + minutes * PX_PER_MINUTE, { steps: 4 });
    await this.page.mouse.up();
  }
}

/** Of a swipe, one a frame. */
const STEPS = 12;
/** As the grid draws it. */
const PX_PER_MINUTE = 1.6;

async function box(locator: Locator) {
  const found = await locator.boundingBox();
  if (!found) throw new Error('it is not on the page');
  return found;
}
