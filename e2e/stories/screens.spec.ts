import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { join, resolve } from 'node:path';
import { system } from '../fixtures/system.ts';
import { AgendaPage } from '../pages/agenda-page.ts';
import { DashboardPage } from '../pages/dashboard-page.ts';

// The gallery in docs/ is written only when asked for, so that a test run leaves the checkout as it was.
const GALLERY = resolve(
  import.meta.dirname,
  '../..',
  process.env['UPDATE_SCREENS'] ? 'docs/screens' : 'test-results/screens',
);
const SIZES = { 1440: { width: 1440, height: 1000 }, 390: { width: 390, height: 844 } };
const THEMES = { claro: 'light', oscuro: 'dark' } as const;

/** A toast is judged as it stands: half faded in or out, nothing has the contrast that it is read by. */
const STANDING_TOASTS = '.ngx-toastr { animation: none !important; opacity: 1 !important; }';

async function isAccessible(page: Page): Promise<void> {
  await page.addStyleTag({ content: STANDING_TOASTS });
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
    .analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join('\n')}`)).toEqual(
    [],
  );
}

async function capture(page: Page, name: string): Promise<void> {
  const { scrollWidth, clientWidth } = await page.evaluate(() => {
    const { scrollWidth: content, clientWidth: window } = document.documentElement;
    return { scrollWidth: content, clientWidth: window };
  });
  expect(scrollWidth, `${name} scrolls sideways`).toBeLessThanOrEqual(clientWidth);
  await page.screenshot({
    path: join(GALLERY, `${name}.png`),
    fullPage: page.viewportSize()?.width !== 390,
    animations: 'disabled',
  });
}

for (const [theme, colorScheme] of Object.entries(THEMES)) {
  for (const [size, viewport] of Object.entries(SIZES)) {
    test.describe(`${size} px, ${theme}`, () => {
      test.use({ viewport, colorScheme });

      test('the dashboard fits and is accessible', async ({ page }) => {
        const dashboard = await DashboardPage.open(page, `http://localhost:${system().web}`);
        await expect(page.locator('canvas').first()).toBeVisible();
        await expect(dashboard.activity.first()).toBeVisible();
        await isAccessible(page);
        await capture(page, `panel-${size}-${theme}`);
      });

      test('the agenda and its form fit and are accessible', async ({ page }) => {
        const agenda = await AgendaPage.open(page, `http://localhost:${system().web}`);
        await expect(agenda.rows.first()).toBeVisible();
        await isAccessible(page);
        await capture(page, `agenda-${size}-${theme}`);
        await page.getByTestId('new-cita').first().click();
        await page.getByTestId('form-servicio').selectOption({ index: 1 });
        await agenda.firstSlot();
        await isAccessible(page);
        await capture(page, `cita-nueva-${size}-${theme}`);
      });
    });
  }
}
