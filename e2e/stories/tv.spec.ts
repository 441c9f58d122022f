import type { Cliente, Pantalla, Servicio } from '@citas/protocol';
import { expect, type Page } from '@playwright/test';
import { ApiClient } from '../fixtures/api-client.ts';
import { CuttableNetwork } from '../fixtures/cuttable-network.ts';
import { test } from '../fixtures/story.ts';
import { system } from '../fixtures/system.ts';
import { isAccessible } from '../pages/gallery.ts';
import { TvPage } from '../pages/tv-page.ts';

const origin = () => `http://localhost:${system().web}`;
const PANELS = ['hoy', 'horas', 'estados', 'servicios'] as const;
const WALLS = [
  { width: 1920, height: 1080 },
  { width: 1280, height: 720 },
  { width: 1080, height: 1920 },
  { width: 390, height: 844 },
];

test.use({ viewport: { width: 1920, height: 1080 } });

/** A screen on the wall, paired by the admin who comes with it. */
async function pair(page: Page, from = origin()) {
  const tv = await TvPage.open(page, from);
  const admin = await ApiClient.logIn('admin@aurora.demo');
  const codigo = await tv.digits();
  const pantalla = await admin.send<Pantalla>('POST', '/tv', { codigo, nombre: 'Entrada' });
  await expect(page.getByTestId('tv-negocio')).toHaveText('Salón Aurora', { timeout: 15_000 });
  await tv.isLive();
  return { tv, admin, pantalla };
}

/** Late in the day, where the demo books nobody. */
async function bookToday(admin: ApiClient): Promise<void> {
  const [servicio] = (await admin.get<{ datos: Servicio[] }>('/servicios')).datos;
  await admin.send('POST', '/citas', {
    cliente: 'Rosa Pantalla',
    servicioId: servicio?.id,
    profesionalId: null,
    fecha: Temporal.Now.plainDateISO('America/Mexico_City').toString(),
    horaInicio: '23:10',
    horaFin: '23:40',
  });
}

async function remove(admin: ApiClient, { id }: Pantalla): Promise<void> {
  const headers = { Authorization: `Bearer ${admin.sesion.token}` };
  const { status } = await fetch(`${origin()}/api/v1/tv/${id}`, { method: 'DELETE', headers });
  expect(status).toBe(204);
}

/** A wall has no scroll bar: what does not fit is not there. */
async function isWhole(page: Page): Promise<void> {
  const cut = await page.evaluate(() =>
    Array.from(document.querySelectorAll('app-tv *'))
      .filter((element) => {
        const { left, top, right, bottom, width } = element.getBoundingClientRect();
        return width > 1 && (left < -1 || top < -1 || right > innerWidth + 1 || bottom > innerHeight + 1);
      })
      .map((element) => element.outerHTML.slice(0, 90)),
  );
  expect(cut).toEqual([]);
}

test('a screen is paired by its code, counts at once what is booked, and is out when it is removed', async ({
  page,
}) => {
  await page.addInitScript(() => {
    const asked: string[] = [];
    Object.assign(globalThis, { asked });
    navigator.wakeLock.request = (kind) => {
      asked.push(String(kind));
      return Promise.reject(new Error('no screen here'));
    };
  });
  // Before anybody follows: what is counted at first is counted for certain.
  await bookToday(await ApiClient.logIn('admin@aurora.demo'));
  const { tv, admin, pantalla } = await pair(page);
  expect(await page.evaluate(() => Reflect.get(globalThis, 'asked'))).toContain('screen');
  await tv.hold('hoy');
  await expect(tv.today).toHaveText(/^\d+$/);
  const before = Number(await tv.today.innerText());
  await bookToday(admin);
  await expect(tv.today).toHaveText(String(before + 1));

  await remove(admin, pantalla);
  await expect(tv.code).toHaveText(/^\d{3} \d{3}$/);
  await expect(tv.today).toBeHidden();
});

test('its panels name nobody, fit walls of every shape, and are accessible', async ({ page }) => {
  test.setTimeout(120_000);
  const { tv, admin } = await pair(page);
  await bookToday(admin);
  const clientes = await admin.get<{ datos: Cliente[] }>('/clientes');
  const people = [...clientes.datos, ...(await admin.profesionales())].map(({ nombre }) => nombre);
  expect(people.length).toBeGreaterThan(10);
  for (const panel of PANELS) {
    await tv.hold(panel);
    const text = await page.locator('body').innerText();
    expect(people.filter((nombre) => text.includes(nombre))).toEqual([]);
    await isAccessible(page);
    for (const wall of WALLS) {
      await page.setViewportSize(wall);
      await isWhole(page);
    }
  }
});

test('the page with the code fits and is accessible, and a reload keeps the code', async ({ page }) => {
  const tv = await TvPage.open(page, origin());
  await isAccessible(page);
  const code = await tv.digits();
  for (const wall of WALLS) {
    await page.setViewportSize(wall);
    await isWhole(page);
  }
  await page.reload();
  await expect(tv.code).toHaveText(/^\d{3} \d{3}$/);
  expect(await tv.digits()).toBe(code);
});

test('a screen that lost its network says since when, and is well again by itself', async ({ page }) => {
  test.setTimeout(120_000);
  const network = await CuttableNetwork.to(system().web);
  const { tv } = await pair(page, network.origin);
  network.cut();
  await expect(tv.alarm).toHaveText(/Sin conexión desde las \d\d:\d\d/, { timeout: 45_000 });
  await isAccessible(page);
  network.heal();
  await expect(tv.alarm).toBeHidden({ timeout: 45_000 });
  await tv.isLive();
  await network.close();
});

test('a screen leaves the session of whoever works in the same browser alone', async ({ page }) => {
  const admin = await ApiClient.logIn('admin@aurora.demo');
  await page.addInitScript((token) => localStorage.setItem('token', token), admin.sesion.token);
  const { pantalla } = await pair(page);
  expect(await page.evaluate(() => localStorage.getItem('token'))).toBe(admin.sesion.token);
  await remove(admin, pantalla);
  await expect(page.getByTestId('tv-code')).toBeVisible();
  expect(await page.evaluate(() => localStorage.getItem('token'))).toBe(admin.sesion.token);
});
