import { expect, type Page } from '@playwright/test';
import { aWorkingNegocio } from '../fixtures/a-working-negocio.ts';
import { importCita } from '../fixtures/import-cita.ts';
import { morningZone } from '../fixtures/morning-zone.ts';
import { test } from '../fixtures/story.ts';
import { system } from '../fixtures/system.ts';
import { DashboardPage } from '../pages/dashboard-page.ts';

const origin = () => `http://localhost:${system().web}`;

/** What every chart shows; on paper as it is handed to the printer, for which the page has no frame to draw in. */
const drawn = (page: Page, onPaper = false) =>
  page.evaluate((paper) => {
    if (paper) dispatchEvent(new Event('beforeprint'));
    const charts = [...document.querySelectorAll('canvas')].map((canvas) => canvas.toDataURL());
    if (paper) dispatchEvent(new Event('afterprint'));
    return charts;
  }, onPaper);

test('the charts and the tables behind them change when a cita is made elsewhere', async ({ page }) => {
  const zonaHoraria = morningZone();
  const { email, api } = await aWorkingNegocio('Gráficos Vivos', { zonaHoraria });
  const hoy = Temporal.Now.plainDateISO(zonaHoraria).toString();
  await importCita(api, `Una de Hoy,Corte,${hoy},09:00,confirmada`);
  const dashboard = await DashboardPage.open(page, origin(), email);
  const chart = (name: string) => page.getByTestId(name).getByRole('img');
  await expect(chart('por-dia')).toHaveAccessibleName(/: 1 en 30 días; máximo 1 /);
  await expect(chart('por-hora')).toHaveAccessibleName(/máximo 1 a las 09:00/);
  await expect(chart('por-estado')).toHaveAccessibleName(/Confirmadas 1, Pendientes 0/);
  const before = await drawn(page);
  await dashboard.markDocument();
  await importCita(api, `Otra de Hoy,Corte,${hoy},09:30,pendiente`);
  await expect(chart('por-dia')).toHaveAccessibleName(/: 2 en 30 días; máximo 2 /);
  await expect(chart('por-hora')).toHaveAccessibleName(/máximo 2 a las 09:00/);
  await expect(chart('por-estado')).toHaveAccessibleName(/Confirmadas 1, Pendientes 1/);
  const asBefore = async () => (await drawn(page)).filter((picture) => before.includes(picture)).length;
  await expect.poll(asBefore).toBe(0);

  const row = page.getByTestId('por-dia').getByRole('row').nth(1);
  await page.getByRole('button', { name: 'Ver tabla: Citas por día' }).click();
  await expect(row.getByRole('cell').last()).toHaveText('2');
  const hour = page.getByTestId('por-hora').getByRole('row', { name: '09:00' });
  await page.getByRole('button', { name: 'Ver tabla: Citas por hora' }).click();
  await expect(hour.getByRole('cell').first()).toHaveText('2');
  await importCita(api, `La Tercera,Corte,${hoy},09:15,confirmada`);
  await expect(row.getByRole('cell').last()).toHaveText('3');
  await expect(hour.getByRole('cell').first()).toHaveText('3');
  await dashboard.isSameDocument();
});

test('on paper the dashboard says of which days it is, and its charts are not those of the dark theme', async ({
  page,
}) => {
  const { email, api } = await aWorkingNegocio('Panel en Papel');
  await api.createCita('En Papel');
  await DashboardPage.open(page, origin(), email);
  const hoy = Temporal.Now.plainDateISO('UTC');
  await page.goto(
    `${origin()}/admin-local/?desde=${hoy.toString()}&hasta=${hoy.add({ days: 40 }).toString()}`,
  );
  const days = page.getByTestId('dias-en-papel');
  await expect(page.getByTestId('por-dia').getByRole('img')).toHaveAccessibleName(/: 1 en 41 días/);
  await expect(page.locator('canvas')).toHaveCount(3);
  await expect(days).toBeHidden();
  const light = await drawn(page, true);
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect.poll(async () => (await drawn(page)).filter((picture) => light.includes(picture))).toEqual([]);
  const dark = await drawn(page);
  expect(await drawn(page, true)).toEqual(light);
  await expect.poll(() => drawn(page)).toEqual(dark);

  await page.emulateMedia({ colorScheme: 'dark', media: 'print' });
  await expect.poll(() => drawn(page)).toEqual(light);
  await page.goto(`${origin()}/admin-local/?desde=2026-02-01&hasta=2026-02-28`);
  await expect(days).toContainText('1–28 feb 2026');
});
