import { expect, test } from '@playwright/test';
import jwt from 'jsonwebtoken';
import { system, systemVariable } from '../fixtures/system.ts';
import { AgendaPage } from '../pages/agenda-page.ts';
import { LoginPage } from '../pages/login-page.ts';

test('an expired token leads to the log-in page, and back to where it was', async ({ page, context }) => {
  const agenda = await AgendaPage.open(page, `http://localhost:${system().web}`);
  await context.clearCookies();
  const token = await page.evaluate(() => localStorage.getItem('token'));
  const { exp: _exp, ...claims } = jwt.decode(token ?? '') as jwt.JwtPayload;
  const expired = jwt.sign({ ...claims, exp: 1_700_000_000 }, systemVariable('JWT_SECRET'));
  await page.evaluate((value) => localStorage.setItem('token', value), expired);

  await page.reload();
  await expect(page).toHaveURL(/\/admin-local\/login/);
  await new LoginPage(page).logIn('recepcion@aurora.demo');
  await expect(page).toHaveURL(/\/admin-local\/agenda/);
  await expect(agenda.list).toBeVisible();
});

test('wrong credentials are told, and nothing else', async ({ page }) => {
  await page.goto(`http://localhost:${system().web}/admin-local/`);
  await new LoginPage(page).logIn('admin@aurora.demo', 'no-es-esta');
  await expect(page.getByText('Correo o contraseña incorrectos')).toBeVisible();
  await expect(page).toHaveURL(/\/admin-local\/login/);
});
