import { expect, type Locator, type Page } from '@playwright/test';

/** What surrounds every page: the header, the tray, the toasts, the search. */
export class ShellPage {
  readonly page: Page;
  readonly chip: Locator;
  readonly unread: Locator;
  readonly tray: Locator;
  readonly trayItems: Locator;
  readonly toasts: Locator;
  readonly searchField: Locator;
  readonly searchOptions: Locator;
  readonly dialog: Locator;

  constructor(page: Page) {
    this.page = page;
    this.chip = page.getByTestId('connection-chip');
    this.unread = page.getByTestId('unread');
    this.tray = page.getByTestId('tray');
    this.trayItems = page.getByTestId('tray-item');
    this.toasts = page.locator('.ngx-toastr');
    this.searchField = page.getByTestId('search-field');
    this.searchOptions = page.getByTestId('search-option');
    this.dialog = page.locator('dialog[open]');
  }

  async isLive(): Promise<void> {
    await expect(this.chip).toContainText('En vivo', { timeout: 15_000 });
  }

  async openTray(): Promise<void> {
    await this.page.getByTestId('bell').click();
    await expect(this.tray).toBeVisible();
  }

  async logOut(): Promise<void> {
    await this.page.getByTestId('account').click();
    await this.page.getByTestId('logout').click();
    await expect(this.page).toHaveURL(/\/admin-local\/login/);
  }

  /** The element that has the focus. */
  focused(): Locator {
    return this.page.locator(':focus');
  }
}
