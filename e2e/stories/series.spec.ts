import { expect, type Browser, type Page } from '@playwright/test';
import { aWorkingNegocio } from '../fixtures/a-working-negocio.ts';
import { test } from '../fixtures/story.ts';
import { system } from '../fixtures/system.ts';
import { LoginPage } from '../pages/login-page.ts';
import { ShellPage } from '../pages/shell-page.ts';

test.use({ intercepted: true });

const first = Temporal.Now.plainDateISO('America/Mexico_City').add({ days: 10 });
const week = (n: number) => first.add({ days: 7 * n }).toString();

async function openDay(browser: Browser, email: string): Promise<Page> {
  const page = await (await browser.newContext({ locale: 'es-MX' })).newPage();
  await page.goto(`http://localhost:${system().web}/admin-local/agenda?vista=lista&fecha=${week(0)}`);
  await new LoginPage(page).logIn(email);
  await expect(page.getByTestId('resumen')).toContainText(/cita/, { timeout: 30_000 });
  return page;
}

/** Every week at ten by Luis, four times. */
async function fillForm(page: Page, cliente: string): Promise<void> {
  await page.getByTestId('mas-nuevas').click();
  await page.getByTestId('nueva-serie').click();
  await page.getByTestId('form-cliente').fill(cliente);
  await page.getByTestId('serie-servicio').selectOption({ index: 1 });
  await page.getByTestId('serie-profesional').selectOption({ label: 'Luis' });
  await page.getByTestId('serie-hora').fill('10:00');
  await page.getByTestId('serie-veces').fill('4');
  await page.getByTestId('serie-veces').blur();
  await expect(page.getByTestId('serie-fecha')).toHaveCount(4);
}
const dateRow = (page: Page, n: number) =>
  page.getByTestId('serie-fecha').and(page.locator(`[data-fecha="${week(n)}"]`));

test('a serie shows what is in its way, is kept once that is settled, and is live elsewhere; then it is cancelled', async ({
  browser,
}) => {
  const { email, api, luis, corte } = await aWorkingNegocio('Series de Prueba');
  const order = { cliente: 'Eva Ocupa', servicioId: corte.id, profesionalId: luis.id, horaInicio: '10:15' };
  await api.send('POST', '/citas', { ...order, fecha: week(1) });
  await api.send('POST', '/bloqueos', { desde: week(2), motivo: 'Inventario' });
  const [one, other] = [await openDay(browser, email), await openDay(browser, email)];

  await fillForm(one, 'Ana Repite');
  await expect(dateRow(one, 1)).toContainText('Eva Ocupa');
  await expect(dateRow(one, 2)).toContainText('Inventario');
  await expect(one.getByTestId('serie-guardar')).toHaveAttribute('aria-disabled', 'true');
  await dateRow(one, 1).getByTestId('serie-alternativa').first().click();
  await expect(dateRow(one, 1)).toContainText('Cambiada');
  await dateRow(one, 2).getByTestId('serie-omitir').click();
  await expect(one.getByTestId('serie-resumen')).toContainText('4 veces');
  await expect(one.getByTestId('serie-resumen')).toContainText('3 citas');
  await one.getByTestId('serie-guardar').click();
  await expect(one.getByTestId('serie-form')).toBeHidden();
  await expect(one.getByTestId('hecho')).toHaveText('Serie de Ana Repite creada: 3 citas');

  await expect(other.getByTestId('agenda-row')).toContainText('Ana Repite');
  await other.getByTestId('abrir-cita').click();
  await expect(other.getByTestId('serie-lugar')).toHaveText(/1 de 3/);
  await other.getByTestId('serie-cancelar-siguientes').click();
  await other.getByTestId('serie-motivo').fill('Se muda');
  await other.getByTestId('serie-cancelar-submit').click();
  await expect(other.locator('[data-testid="serie-cita"][data-estado="cancelada"]')).toHaveCount(3);
  await expect(one.getByTestId('agenda-row')).toHaveAttribute('data-estado', 'cancelada');
});

test('a date taken between the preview and the saving is told, and nothing is kept until it is settled', async ({
  browser,
}) => {
  const { email, api, luis, corte } = await aWorkingNegocio('Carreras de Prueba');
  const page = await openDay(browser, email);
  await fillForm(page, 'Lenta Repite');
  await expect(page.getByTestId('serie-guardar')).not.toHaveAttribute('aria-disabled', 'true');
  // The other person's cita arrives between the click on "create" and the server's answer.
  await page.route(
    '**/api/v1/series',
    async (route) => {
      const rival = { cliente: 'Rápida Rival', servicioId: corte.id, profesionalId: luis.id };
      await api.send('POST', '/citas', { ...rival, fecha: week(3), horaInicio: '10:00' });
      await route.continue();
    },
    { times: 1 },
  );
  await page.getByTestId('serie-guardar').click();

  await expect(page.getByText('No hemos guardado nada')).toBeVisible();
  await expect(dateRow(page, 3)).toContainText('Rápida Rival');
  const { datos } = await api.get<{ datos: unknown[] }>('/citas?q=lenta');
  expect(datos).toHaveLength(0);
  await page.getByTestId('serie-omitir-todas').click();
  await page.getByTestId('serie-guardar').click();
  await expect(page.getByTestId('serie-form')).toBeHidden();
  const kept = await api.get<{ datos: unknown[] }>('/citas?q=lenta');
  expect(kept.datos).toHaveLength(3);
});

test('the rest of a serie moves to another time, each cita on its day; others are told, and not who moved it', async ({
  browser,
}) => {
  const { email, api, luis, corte } = await aWorkingNegocio('Traslados de Prueba');
  await api.send('POST', '/series', {
    ...{ cliente: 'Ana Mueve', servicioId: corte.id, profesionalId: luis.id, horaInicio: '10:00' },
    repeticion: { frecuencia: 'semanal', cada: 1, desde: week(0), fin: { veces: 3 } },
  });
  const [page, other] = [await openDay(browser, email), await openDay(browser, email)];
  const [shell, elsewhere] = [new ShellPage(page), new ShellPage(other)];
  for (const one of [shell, elsewhere]) await one.isLive();
  await page.getByTestId('abrir-cita').click();
  await page.getByTestId('serie-mover').click();
  await page.getByTestId('serie-mover-hora').fill('12:30');
  await page.getByTestId('serie-mover-submit').click();
  const moved = { hasText: 'Cita movida' };
  await expect(elsewhere.toasts.filter(moved)).toHaveCount(3);
  await expect(page.getByTestId('serie-cita').filter({ hasText: '12:30' })).toHaveCount(3);
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('agenda-row')).toContainText('12:30');

  // What comes after them is heard, so that they have been.
  await api.send('POST', '/citas', {
    ...{ cliente: 'Eva Después', servicioId: corte.id, profesionalId: luis.id },
    ...{ fecha: week(0), horaInicio: '16:00' },
  });
  await expect(shell.toasts.filter({ hasText: 'Eva Después' })).toHaveCount(1);
  await expect(shell.toasts.filter(moved)).toHaveCount(0);
  await shell.openTray();
  await expect(shell.trayItems.filter(moved)).toHaveCount(3);
});
