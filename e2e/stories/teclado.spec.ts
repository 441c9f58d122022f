import { expect } from '@playwright/test';
import { test } from '../fixtures/story.ts';
import { system } from '../fixtures/system.ts';
import { DashboardPage } from '../pages/dashboard-page.ts';
import { ShellPage } from '../pages/shell-page.ts';

const origin = () => `http://localhost:${system().web}`;

test('an admin gets everywhere by keyboard alone, and can switch single keys off', async ({ page }) => {
  const dashboard = await DashboardPage.open(page, origin());
  await dashboard.isWhole();
  const shell = new ShellPage(page);
  await page.keyboard.press('g');
  await page.keyboard.press('a');
  await expect(page).toHaveURL(/\/agenda$/);
  await page.goto(`${origin()}/admin-local/agenda?fecha=2026-12-24`);
  await shell.isLive();
  await page.keyboard.press('t');
  await expect(page).toHaveURL(/\/agenda$/);
  await page.keyboard.press('g');
  await page.keyboard.press('p');
  await expect(page).toHaveURL(/\/admin-local\/?$/);

  await page.keyboard.press('?');
  await expect(shell.dialog).toContainText('Ir a la agenda');
  await page.keyboard.press('g');
  await page.keyboard.press('a');
  await expect(page).toHaveURL(/\/admin-local\/?$/);
  await page.getByTestId('single-keys').press('Space');
  await expect(page.getByTestId('single-keys')).not.toBeChecked();
  await page.keyboard.press('Escape');
  await expect(shell.dialog).toHaveCount(0);

  await page.keyboard.press('g');
  await page.keyboard.press('a');
  await page.keyboard.press('Control+k');
  await expect(shell.searchField).toBeFocused();
  await expect(page).toHaveURL(/\/admin-local\/?$/);
  await page.keyboard.press('Escape');
  await expect(shell.dialog).toHaveCount(0);
});

test('the menu of the account works by keyboard, gives the focus back and logs out', async ({ page }) => {
  await DashboardPage.open(page, origin());
  const shell = new ShellPage(page);
  await page.getByTestId('account').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('change-password')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('account')).toBeFocused();

  await page.keyboard.press('Enter');
  await page.getByTestId('change-password').press('Enter');
  await page.getByTestId('clave-actual').fill('no-es-esta');
  await page.getByTestId('clave-nueva').fill('una-mucho-mas-larga');
  await page.keyboard.press('Enter');
  await expect(page.getByText('No es tu contraseña actual')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(shell.dialog).toHaveCount(0);
  await shell.logOut();
});

test('a single key typed into a field is only a letter', async ({ page }) => {
  await DashboardPage.open(page, origin());
  const shell = new ShellPage(page);
  await page.keyboard.press('/');
  await expect(shell.searchField).toBeFocused();
  await page.keyboard.type('gan?');
  await expect(shell.searchField).toHaveValue('gan?');
  await expect(page).toHaveURL(/\/admin-local\/?$/);
});
