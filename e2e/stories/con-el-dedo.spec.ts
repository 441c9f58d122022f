import { expect, type Page } from '@playwright/test';
import { ApiClient } from '../fixtures/api-client.ts';
import { quietDay } from '../fixtures/quiet-day.ts';
import { test } from '../fixtures/story.ts';
import { system } from '../fixtures/system.ts';
import { AgendaPage } from '../pages/agenda-page.ts';
import { DashboardPage } from '../pages/dashboard-page.ts';
import { fits } from '../pages/gallery.ts';

const origin = () => `http://localhost:${system().web}`;
/** What a finger hits for sure, in px. */
const FINGER = 44;

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

test('on a phone everything of the agenda is large enough for a finger', async ({ page }) => {
  const api = await ApiClient.logIn('admin@aurora.demo');
  const day = await quietDay(api, 12);
  const cita = await day.book({ cliente: 'Dedo Grande', with: 'Lucía', at: '10:00', until: '10:45' });
  await api.send('PATCH', `/clientes/${cita.clienteId}`, { telefono: '+525511113333' }, 1);
  const agenda = await AgendaPage.open(page, origin());
  await page.goto(`${origin()}/admin-local/agenda?fecha=${day.fecha}`);
  const row = agenda.rows.filter({ hasText: 'Dedo Grande' });
  await expect(row).toBeVisible();
  expect(await tooSmall(page)).toEqual([]);
  await row.getByTestId('mas-acciones').tap();
  await expect(page.getByRole('menu')).toBeVisible();
  expect(await tooSmall(page)).toEqual([]);
  await page.keyboard.press('Escape');

  // Beside the name is the row too.
  const { x, y, height } = (await row.boundingBox()) ?? { x: 0, y: 0, height: 0 };
  await page.touchscreen.tap(x + 20, y + height / 2);
  const panel = page.getByTestId('panel-de-cita');
  await expect(panel.getByRole('link', { name: '+52 55 1111 3333' })).toBeVisible();
  expect(await tooSmall(page)).toEqual([]);
  await panel.getByTestId('panel-notas').fill('Llega tarde');
  await panel.getByTestId('guardar-notas').tap();
  const undo = page.getByTestId('deshacer');
  await expect(undo).toBeVisible();
  expect(await tooSmall(page)).toEqual([]);
  // Over the panel, which is a dialog here.
  await undo.tap();
  await expect(panel.getByTestId('panel-notas')).toHaveValue('');
});

test('on a phone the dashboard of thirty days, and the fields of its days, are as wide as the screen', async ({
  page,
}) => {
  await DashboardPage.open(page, origin());
  await page.getByTestId('rango-30d').tap();
  await expect(page.getByTestId('celda-del-mapa').nth(100)).toBeAttached();
  await fits(page, 'thirty days');
  // The map has no room for them all: today is among those that are seen first.
  const seen = page.locator('app-mapa-de-ocupacion').evaluate((map) => {
    const edge = (selector: string) => map.querySelector(selector)?.getBoundingClientRect().right ?? NaN;
    return edge('th.hoy') <= edge('[role="group"]') + 1;
  });
  expect(await seen).toBe(true);
  await page.getByTestId('rango-fechas').tap();
  await expect(page.getByTestId('rango-hasta')).toBeVisible();
  await fits(page, 'the fields');
});

test('on a phone what was just done leaves the button that makes a cita free', async ({ page }) => {
  const api = await ApiClient.logIn('admin@aurora.demo');
  const day = await quietDay(api, 13);
  await day.book({ cliente: 'Botón Libre', with: 'Lucía', at: '10:00', until: '10:45' });
  const agenda = await AgendaPage.open(page, origin());
  await page.goto(`${origin()}/admin-local/agenda?fecha=${day.fecha}`);
  await agenda.rows.filter({ hasText: 'Botón Libre' }).getByRole('button', { name: 'Confirmar' }).tap();
  const done = page.getByTestId('hecho');
  await expect(done).toBeVisible();
  await page.getByTestId('new-cita').tap({ trial: true });
  await expect(done).toBeVisible();
});

/**
 * What can be pressed and is smaller than a finger, of the open dialog alone while there is one. The link that skips to
 * what matters is for keyboards.
 */
function tooSmall(page: Page): Promise<string[]> {
  return page.evaluate((least) => {
    const within = document.querySelector('dialog[open]') ?? document.body;
    const pressable = [...within.querySelectorAll('button, a[href]:not(.saltar), input, select, textarea')];
    return pressable
      .filter((element) => element.checkVisibility({ visibilityProperty: true }))
      .filter((element) => {
        const { width, height } = element.getBoundingClientRect();
        const over = getComputedStyle(element, '::after');
        const spread = over.content !== 'none' && over.position === 'absolute';
        return !spread && width > 1 && (Math.ceil(width) < least || Math.ceil(height) < least);
      })
      .map((element) => element.outerHTML.slice(0, 120));
  }, FINGER);
}
