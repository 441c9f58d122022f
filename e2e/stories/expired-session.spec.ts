import AxeBuilder from '@axe-core/playwright';
import { expect } from '@playwright/test';
import { endSession } from '../fixtures/end-session.ts';
import { test } from '../fixtures/story.ts';
import { system } from '../fixtures/system.ts';
import { AgendaPage } from '../pages/agenda-page.ts';
import { LoginPage } from '../pages/login-page.ts';
import { ShellPage } from '../pages/shell-page.ts';

const origin = () => `http://localhost:${system().web}`;

test('an expired token leads to the log-in page, and back to where it was', async ({ page }) => {
  const agenda = await AgendaPage.open(page, origin());
  await endSession(page);
  await page.reload();
  await expect(page).toHaveURL(/\/admin-local\/login/);
  await new LoginPage(page).logIn('recepcion@aurora.demo');
  await expect(page).toHaveURL(/\/admin-local\/agenda/);
  await expect(agenda.list).toBeVisible();
});

test('a session that ends under a half-typed form is resumed over it, and the form goes on', async ({
  page,
}) => {
  const agenda = await AgendaPage.open(page, origin());
  const shell = new ShellPage(page);
  await shell.isLive();
  await page.getByTestId('new-cita').first().click();
  await page.getByTestId('form-cliente').fill('Media Palabra');
  await endSession(page);
  await page.getByTestId('form-servicio').selectOption({ index: 1 });

  const form = page.getByTestId('session-ended');
  await expect(form).toBeVisible();
  await expect(form.getByLabel('Correo electrónico')).toHaveValue('recepcion@aurora.demo');
  await expect(form.getByLabel('Correo electrónico')).not.toBeEditable();
  await expect(page.getByTestId('fin-clave')).toBeFocused();
  const { violations } = await new AxeBuilder({ page }).include('dialog[open]').analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(form).toBeVisible();
  await page.getByTestId('fin-clave').fill('no-es-esta');
  await page.getByTestId('session-resume').click();
  await expect(form).toContainText('Correo o contraseña incorrectos');
  await page.getByTestId('fin-clave').fill('demo1234');
  await page.keyboard.press('Enter');
  await expect(form).toHaveCount(0);

  await expect(page.getByTestId('form-cliente')).toHaveValue('Media Palabra');
  await agenda.firstSlot().then((slot) => slot.click());
  await page.getByTestId('form-submit').click();
  await expect(page.getByTestId('form-submit')).toBeHidden();
  await expect(page.getByTestId('hecho')).toContainText('Media Palabra');
  await shell.isLive();
  await shell.openTray();
  await expect(shell.trayItems.filter({ hasText: 'Media Palabra' })).toHaveCount(1);
  await expect(shell.toasts.filter({ hasText: 'Media Palabra' })).toHaveCount(0);
});

test('who wants in with another account gets the log-in page', async ({ page }) => {
  await AgendaPage.open(page, origin());
  await endSession(page);
  // What the page reads by itself may have told it already: the dialog then lies over the button.
  await page.getByTestId('dia-siguiente').dispatchEvent('click');
  await page.getByTestId('other-account').click();
  await expect(page).toHaveURL(/\/admin-local\/login/);
  await new LoginPage(page).logIn('admin@aurora.demo');
  await new ShellPage(page).isLive();
});

test('wrong credentials are told, and nothing else', async ({ page }) => {
  await page.goto(`${origin()}/admin-local/`);
  await new LoginPage(page).logIn('admin@aurora.demo', 'no-es-esta');
  await expect(page.getByText('Correo o contraseña incorrectos')).toBeVisible();
  await expect(page).toHaveURL(/\/admin-local\/login/);
});
