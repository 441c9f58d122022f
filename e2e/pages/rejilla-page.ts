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
  ): Promise<RejillaPage> {
    await page.goto(`${origin}/admin-local/agenda${query}`);
    await new LoginPage(page).logIn(email);
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

/** As the grid draws it. */
const PX_PER_MINUTE = 1.6;

async function box(locator: Locator) {
  const found = await locator.boundingBox();
  if (!found) throw new Error('it is not on the page');
  return found;
}
