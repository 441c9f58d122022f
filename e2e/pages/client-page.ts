import { expect, type Locator, type Page } from '@playwright/test';

/** The list of clients, and the page of one. */
export class ClientPage {
  readonly page: Page;
  readonly search: Locator;
  readonly rows: Locator;
  readonly more: Locator;
  readonly name: Locator;
  readonly visits: Locator;
  readonly whatsapp: Locator;
  readonly form: Locator;
  readonly conflict: Locator;

  constructor(page: Page) {
    this.page = page;
    this.search = page.getByTestId('clients-search');
    this.rows = page.getByTestId('client-row');
    this.more = page.getByTestId('clients-more');
    this.name = page.getByTestId('client-name');
    this.visits = page.getByTestId('client-visit');
    this.whatsapp = page.getByTestId('whatsapp');
    this.form = page.getByTestId('client-form');
    this.conflict = page.getByTestId('theirs');
  }

  notes(): Locator {
    return this.form.getByLabel('Notas');
  }

  async save(): Promise<void> {
    await this.form.getByTestId('ajuste-guardar').click();
  }

  async isSaved(): Promise<void> {
    await expect(this.form.getByText('Guardado')).toBeVisible();
  }
}
