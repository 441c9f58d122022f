import { expect, type Locator, type Page } from '@playwright/test';
import { LoginPage } from './login-page.ts';

export class AgendaPage {
  readonly page: Page;
  readonly list: Locator;
  readonly rows: Locator;

  constructor(page: Page) {
    this.page = page;
    this.list = page.getByTestId('agenda-list');
    this.rows = page.getByTestId('agenda-row');
  }

  static async open(
    page: Page,
    origin: string,
    email = 'recepcion@aurora.demo',
    password?: string,
  ): Promise<AgendaPage> {
    await page.goto(`${origin}/admin-local/agenda?vista=lista`);
    await new LoginPage(page).logIn(email, password);
    const agenda = new AgendaPage(page);
    await expect(agenda.list).toBeVisible({ timeout: 30_000 });
    return agenda;
  }

  /** Opens the form and books the first slot offered, going to the next day as long as one is full. */
  async createCita(cliente: string): Promise<void> {
    await this.page.getByTestId('new-cita').first().click();
    await this.page.getByTestId('form-cliente').fill(cliente);
    await this.page.getByTestId('form-servicio').selectOption({ index: 1 });
    await this.firstSlot().then((slot) => slot.click());
    await this.page.getByTestId('form-submit').click();
    await expect(this.page.getByTestId('hecho')).toContainText(cliente);
  }

  /** On the first of the days after `now` that has one. */
  async firstSlot(now = Temporal.Now.instant()): Promise<Locator> {
    const today = now.toZonedDateTimeISO('America/Mexico_City').toPlainDate();
    const slots = this.page.getByTestId('form-slot').and(this.page.locator(':enabled'));
    for (let ahead = 1; ahead < 14; ahead += 1) {
      const fecha = today.add({ days: ahead }).toString();
      const answered = this.page.waitForResponse((response) => response.url().includes(`fecha=${fecha}`));
      await this.page.getByTestId('form-fecha').fill(fecha);
      const { datos } = (await (await answered).json()) as { datos: unknown[] };
      if (datos.length > 0) {
        await expect(slots.first()).toBeVisible();
        return slots.first();
      }
    }
    throw new Error('no free slot in two weeks');
  }
}
