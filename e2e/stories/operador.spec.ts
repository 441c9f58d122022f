import { expect, type Browser, type Page } from '@playwright/test';
import { ApiClient } from '../fixtures/api-client.ts';
import { endSession } from '../fixtures/end-session.ts';
import { newNegocio, type NewNegocio } from '../fixtures/new-negocio.ts';
import { CLAVE_DE_OPERADOR, newOperador } from '../fixtures/new-operador.ts';
import { test } from '../fixtures/story.ts';
import { system } from '../fixtures/system.ts';
import { fits, isAccessible } from '../pages/gallery.ts';
import { LoginPage } from '../pages/login-page.ts';
import { ShellPage } from '../pages/shell-page.ts';

const origin = () => `http://localhost:${system().web}`;

async function logIn(page: Page, email: string, password?: string): Promise<void> {
  await page.goto(`${origin()}/admin-local/`);
  await new LoginPage(page).logIn(email, password);
}

/** The operator's page in `page`, and a negocio of its own with its admin connected in another browser. */
async function operadorAndAdmin(
  page: Page,
  browser: Browser,
): Promise<{ readonly negocio: NewNegocio; readonly admin: Page }> {
  const negocio = await newNegocio('Vigilado');
  const admin = await (await browser.newContext()).newPage();
  await logIn(admin, negocio.email);
  await new ShellPage(admin).isLive();
  await logIn(page, await newOperador(), CLAVE_DE_OPERADOR);
  await expect(page).toHaveURL(/\/admin-local\/operador$/);
  await page.getByTestId('operador-negocio').fill(negocio.id);
  await expect(page.getByTestId('conexion')).toHaveCount(1);
  return { negocio, admin };
}

for (const [width, colorScheme] of [
  [1440, 'light'],
  [390, 'dark'],
] as const) {
  test.describe(`${width} px, ${colorScheme}`, () => {
    test.use({ viewport: { width, height: 900 }, colorScheme });

    test('an operator sees the hubs, and of a negocio its channels and who is connected', async ({
      page,
      browser,
    }) => {
      const { negocio } = await operadorAndAdmin(page, browser);
      await expect(page.getByTestId('hub')).toContainText('Al día');
      const channels = page.getByTestId('canal');
      await expect(channels).toHaveText([/citas:/, /notificaciones:/, /estadisticas:/]);
      for (const channel of await channels.all()) await expect(channel).toContainText(negocio.id);
      await expect(page.getByTestId('conexion')).toContainText('Nadia Admin');
      await fits(page, 'operador');
      await isAccessible(page);
      await page.getByRole('button', { name: 'Revocar las sesiones de Nadia Admin' }).click();
      await isAccessible(page);
    });
  });
}

test('a connection that an operator closes comes back by itself', async ({ page, browser }) => {
  const { admin } = await operadorAndAdmin(page, browser);
  const again = admin.waitForEvent('websocket');
  await page.getByRole('button', { name: 'Cerrar la conexión de Nadia Admin' }).click();
  await again;
  await new ShellPage(admin).isLive();
  await expect(page.getByTestId('conexion')).toHaveCount(1, { timeout: 15_000 });
});

test('whoever is revoked has to log in again, and who is also blocked cannot', async ({ page, browser }) => {
  const { negocio, admin } = await operadorAndAdmin(page, browser);
  await page.getByRole('button', { name: 'Revocar las sesiones de Nadia Admin' }).click();
  await page.getByRole('checkbox').check();
  await page.getByTestId('revocar').click();
  // The only admin is who could let anybody in again.
  await expect(page.getByRole('alert')).toContainText('Tiene que quedar al menos un admin');
  const api = await ApiClient.logIn(negocio.email);
  const otra = { email: `otra.${negocio.email}`, nombre: 'Otra Admin', rol: 'admin', profesionalId: null };
  await api.send('POST', '/usuarios', { ...otra, password: 'la-de-cada-dia' });
  await page.getByTestId('revocar').click();
  await expect(admin.getByTestId('session-ended')).toBeVisible();
  await admin.getByTestId('fin-clave').fill('demo1234');
  await admin.getByTestId('session-resume').click();
  await expect(admin.getByTestId('session-ended')).toContainText('Correo o contraseña incorrectos');
  await expect(page.getByTestId('conexion')).toHaveCount(0, { timeout: 15_000 });
  await expect(page.getByText('Nadie está conectado.')).toBeVisible();
});

test('nobody else has the page, and an operator no other', async ({ page, browser }) => {
  const { admin } = await operadorAndAdmin(page, browser);
  await admin.goto(`${origin()}/admin-local/operador`);
  await expect(admin).toHaveURL(/\/sin-permiso$/);
  await page.goto(`${origin()}/admin-local/agenda`);
  await expect(page).toHaveURL(/\/admin-local\/operador$/);
});

test('an operator whose session ends is asked to log in over the page', async ({ page, browser }) => {
  await operadorAndAdmin(page, browser);
  await endSession(page);
  // It finds out by its next question.
  await expect(page.getByTestId('session-ended')).toBeVisible({ timeout: 15_000 });
  await page.getByTestId('fin-clave').fill(CLAVE_DE_OPERADOR);
  await page.getByTestId('session-resume').click();
  await expect(page.getByTestId('session-ended')).toHaveCount(0);
  await expect(page.getByTestId('conexion')).toHaveCount(1);
});
