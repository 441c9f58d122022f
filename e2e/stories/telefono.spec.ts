import { expect, type Locator } from '@playwright/test';
import type { Profesional, Servicio } from '@citas/protocol';
import { aWorkingNegocio } from '../fixtures/a-working-negocio.ts';
import { ApiClient } from '../fixtures/api-client.ts';
import { CuttableNetwork } from '../fixtures/cuttable-network.ts';
import { quietDay } from '../fixtures/quiet-day.ts';
import { test } from '../fixtures/story.ts';
import { system } from '../fixtures/system.ts';
import { AgendaPage } from '../pages/agenda-page.ts';
import { DashboardPage } from '../pages/dashboard-page.ts';
import { fits, isAccessible } from '../pages/gallery.ts';
import { LoginPage } from '../pages/login-page.ts';
import { RejillaPage } from '../pages/rejilla-page.ts';
import { ShellPage } from '../pages/shell-page.ts';

const origin = () => `http://localhost:${system().web}`;
/** What a finger hits for sure, in px. */
const FINGER = 44;

test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true, intercepted: true });

async function box(locator: Locator) {
  const found = await locator.boundingBox();
  if (!found) throw new Error('it is not on the page');
  return found;
}
type Box = Awaited<ReturnType<typeof box>>;
const overlap = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
const heightOf = async (locator: Locator): Promise<number> => (await box(locator)).height;

for (const vista of ['lista', 'dia']) {
  test(`on a phone the button for a new cita is under the thumb, and the end of the ${vista} can be scrolled clear of it`, async ({
    page,
  }) => {
    const day = await quietDay(await ApiClient.logIn('admin@aurora.demo'), 21);
    if (vista === 'lista') {
      for (const hour of [10, 11, 12, 15, 16, 17]) {
        await day.book({ cliente: `Pie ${hour}`, with: 'Lucía', at: `${hour}:00`, until: `${hour}:30` });
      }
    }
    await AgendaPage.open(page, origin());
    await page.goto(`${origin()}/admin-local/agenda?vista=${vista}&fecha=${day.fecha}`);
    const agenda = page.getByTestId(vista === 'lista' ? 'agenda-list' : 'rejilla');
    await expect(agenda).toBeVisible();
    const create = page.getByTestId('new-cita');
    const { y, height } = await box(create);
    expect(y).toBeGreaterThan(740 / 2);
    expect(height).toBeGreaterThanOrEqual(FINGER);
    await create.tap({ trial: true });

    await page.evaluate(() => window.scrollTo({ top: document.body.scrollHeight, behavior: 'instant' }));
    const end = await box(agenda);
    expect((await box(create)).y).toBeGreaterThanOrEqual(end.y + end.height);
  });
}

test('on a phone a swipe goes to the next person’s day, and so do buttons, focus and another day', async ({
  page,
}) => {
  const day = await quietDay(await ApiClient.logIn('admin@aurora.demo'), 22);
  await day.book({ cliente: 'Desliza Uno', with: 'Iván', at: '10:00', until: '11:00' });
  await day.book({ cliente: 'Desliza Dos', with: 'Lucía', at: '10:00', until: '11:00' });
  const agenda = await RejillaPage.open(page, origin(), `?vista=dia&fecha=${day.fecha}`);
  const seen = page.getByTestId('columna-visible');
  const said = page.getByTestId('rejilla-voz');
  await expect(seen).toContainText('Iván');

  // However strong, one swipe is one person; and none of them opened or moved a cita.
  await agenda.swipe('left');
  await expect(seen).toContainText('Lucía');
  await expect(said).toHaveText('Lucía, 2 de 4');
  await expect(agenda.block('Desliza Dos')).toBeInViewport({ ratio: 0.5 });
  await expect.poll(async () => (await box(agenda.block('Desliza Uno'))).x).toBeLessThan(0);
  const before = await page.evaluate(() => window.scrollY);
  await agenda.swipe('up');
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBeGreaterThan(before + 100);
  await expect(seen).toContainText('Lucía');
  // Whose day it is stays in sight.
  await expect(seen).toBeInViewport();
  await expect(agenda.panel).toHaveCount(0);
  await isAccessible(page);
  await fits(page, 'one column');

  await page.getByTestId('dia-siguiente').tap();
  await expect(page).not.toHaveURL(new RegExp(day.fecha));
  await expect(seen).toContainText('Lucía');
  await page.getByTestId('dia-anterior').tap();
  await expect(agenda.block('Desliza Dos')).toBeInViewport();

  const next = page.getByTestId('columna-siguiente');
  await expect(next).toHaveAccessibleName('Ir a Marta');
  await next.tap();
  await expect(seen).toContainText('Marta');
  await next.tap();
  await expect(said).toHaveText('Renata, 4 de 4');
  await expect(next).toHaveAttribute('aria-disabled', 'true');
  const address = page.url();
  await agenda.swipe('left');
  await expect(seen).toContainText('Renata');
  expect(page.url()).toBe(address);

  await agenda.swipe('right');
  await expect(seen).toContainText('Marta');

  await agenda.block('Desliza Uno').focus();
  await expect(seen).toContainText('Iván');
  await agenda.block('Desliza Uno').tap();
  await expect(agenda.panel).toBeVisible();
});

test('on a phone a cita that is moved by keyboard to another person is followed, and back', async ({
  page,
}) => {
  const day = await quietDay(await ApiClient.logIn('admin@aurora.demo'), 23);
  await day.book({ cliente: 'Sigue Tecla', with: 'Iván', at: '10:00', until: '11:00' });
  const agenda = await RejillaPage.open(page, origin(), `?vista=dia&fecha=${day.fecha}`);
  const seen = page.getByTestId('columna-visible');
  await agenda.block('Sigue Tecla').focus();
  await page.keyboard.press('ArrowRight');
  await expect(seen).toContainText('Lucía');
  await expect(page.getByTestId('rejilla-voz')).toHaveText('10:00–11:00, Lucía, libre');
  await page.keyboard.press('Escape');
  await expect(seen).toContainText('Iván');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(agenda.column('Lucía').getByTestId('bloque')).toBeInViewport();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByTestId('rejilla-voz')).toHaveText('10:00–11:00, Marta, libre');
});

test('on a phone the week opens at the day that was seen, and a swipe goes to the next', async ({ page }) => {
  const day = await quietDay(await ApiClient.logIn('admin@aurora.demo'), 24);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const agenda = await RejillaPage.open(page, origin(), `?vista=dia&fecha=${day.fecha}`);
  await expect(agenda.grid).toHaveCSS('scroll-behavior', 'auto');
  await page.getByTestId('vista-semana').tap();
  const seen = page.getByTestId('columna-visible');
  await expect(seen).toContainText(/jue/i);
  await agenda.swipe('left');
  await expect(seen).toContainText(/vie/i);
  await seen.getByRole('button').tap();
  await expect(page).toHaveURL(
    new RegExp(`fecha=${Temporal.PlainDate.from(day.fecha).add({ days: 1 }).toString()}`),
  );
});

test('on a phone a quarter of an hour is as high as a finger, be it free or taken', async ({ page }) => {
  const day = await quietDay(await ApiClient.logIn('admin@aurora.demo'), 20);
  await day.book({ cliente: 'Corta Uno', with: 'Iván', at: '12:00', until: '12:15' });
  await day.book({ cliente: 'Corta Dos', with: 'Iván', at: '12:30', until: '13:00' });
  const agenda = await RejillaPage.open(page, origin(), `?vista=dia&fecha=${day.fecha}`);
  const short = agenda.block('Corta Uno');
  await short.scrollIntoViewIfNeeded();
  expect(await heightOf(short)).toBeGreaterThanOrEqual(FINGER);
  // The name, and the service on a line of its own.
  await expect(short.getByText('Corte')).toBeInViewport();
  const gap = agenda.column('Iván').getByRole('button', { name: /Libre de 12:15 a 12:30/ });
  expect(await heightOf(gap)).toBeGreaterThanOrEqual(FINGER);
  await gap.tap();
  await expect(page.getByTestId('cita-form')).toBeVisible();
});

test('on a phone a toast lies over no heading, no tab, and no button at the foot', async ({ page }) => {
  const day = await quietDay(await ApiClient.logIn('admin@aurora.demo'), 25);
  await day.book({ cliente: 'Abajo Pulsa', with: 'Iván', at: '10:00', until: '11:00' });
  await AgendaPage.open(page, origin());
  const { toasts } = new ShellPage(page);
  /** What lies, in part or whole, under one of them. */
  const covered = async (...more: Locator[]) => {
    const around = [page.locator('.cabecera'), page.locator('h1'), page.locator('.pestanas'), ...more];
    // At one time: one that goes between being counted and being measured would be waited for.
    const above = await toasts.evaluateAll((all) =>
      all.map((one) => {
        const { x, y, width, height } = one.getBoundingClientRect();
        return { x, y, width, height };
      }),
    );
    const below = await Promise.all(around.map(box));
    return below.filter((one) => above.some((toast) => overlap(toast, one)));
  };
  const create = page.getByTestId('new-cita');
  await expect(toasts).toContainText(['Conectado al servidor']);
  expect(await covered(create)).toEqual([]);

  await page.goto(`${origin()}/admin-local/agenda?vista=lista&fecha=${day.fecha}`);
  const row = page.getByTestId('agenda-row').filter({ hasText: 'Abajo Pulsa' });
  await row.locator('[data-estado=confirmada]').tap();
  const done = page.getByTestId('hecho');
  await expect(done).toContainText('Abajo Pulsa');
  // Together: what they are not to cover stays for some seconds.
  await Promise.all([
    day.book({ cliente: 'Avisa Uno', with: 'Iván', at: '12:00', until: '12:30' }),
    day.book({ cliente: 'Avisa Dos', with: 'Iván', at: '13:00', until: '13:30' }),
    expect(toasts.filter({ hasText: 'Avisa Uno' })).toHaveCount(1),
    expect(toasts.filter({ hasText: 'Avisa Dos' })).toHaveCount(1),
  ]);
  expect(await covered(create, done)).toEqual([]);
});

test('on a phone what could not be done is told above the panel of the cita, until it is closed or another day is looked at', async ({
  page,
}) => {
  const day = await quietDay(await ApiClient.logIn('admin@aurora.demo'), 26);
  await day.book({ cliente: 'Falla Guarda', with: 'Iván', at: '10:00', until: '11:00' });
  const agenda = await RejillaPage.open(page, origin(), `?vista=dia&fecha=${day.fecha}`);
  await page.route('**/api/v1/citas/*/estado', (route) => route.fulfill({ status: 503 }));
  const failed = page.getByRole('alert').filter({ hasText: 'No hemos podido' });
  const confirm = async () => {
    await agenda.panel.locator('[data-estado=confirmada]').tap();
    await expect(failed).toBeInViewport({ ratio: 1 });
  };
  await agenda.block('Falla Guarda').tap();
  await confirm();
  await expect(agenda.panel.locator('[data-estado=confirmada]')).toBeEnabled();
  await isAccessible(page);
  await fits(page, 'a change that failed');
  const close = failed.getByRole('button', { name: 'Cerrar' });
  expect(await heightOf(close)).toBeGreaterThanOrEqual(FINGER);
  await close.tap();
  await expect(failed).toHaveCount(0);

  await confirm();
  await page.getByRole('dialog').getByRole('button', { name: 'Cerrar' }).first().tap();
  await expect(agenda.panel).toHaveCount(0);
  await expect(failed).toBeInViewport({ ratio: 1 });
  await page.getByTestId('dia-siguiente').tap();
  await expect(failed).toHaveCount(0);
});

test('the header fits, however wide the window, with a connection and without one', async ({ page }) => {
  const network = await CuttableNetwork.to(system().web);
  // As an admin, who has all of it.
  const { chip } = await DashboardPage.open(page, network.origin);
  await page.goto(`${network.origin}/admin-local/clientes`);
  const atEveryWidth = async (says: string) => {
    for (let width = 320; width <= 1300; width += 8) {
      await page.setViewportSize({ width, height: 740 });
      await fits(page, `${says} at ${width} px`);
    }
    await expect(chip.getByText(says)).toBeInViewport({ ratio: 1 });
    await page.setViewportSize({ width: 320, height: 740 });
    await expect(chip.getByText(says)).toBeInViewport({ ratio: 1 });
  };
  await expect(chip).toContainText('En vivo');
  await atEveryWidth('En vivo');
  network.cut();
  await expect(chip).toContainText('Sin conexión', { timeout: 45_000 });
  await atEveryWidth('Sin conexión');
  await network.close();
});

test('on a phone what somebody wrote as one long word makes nothing wider than the window', async ({
  page,
}) => {
  const word = 'mariaguadalupedelosangeleshernandez@peluqueria';
  const { api, email } = await aWorkingNegocio(word);
  const { id: profesionalId } = await api.send<Profesional>('POST', '/profesionales', { nombre: word });
  const service = { nombre: word, duracionMinutos: 60 };
  const { id: servicioId } = await api.send<Servicio>('POST', '/servicios', service);
  const fecha = Temporal.Now.plainDateISO('America/Mexico_City').add({ days: 3 }).toString();
  const order = { cliente: word, servicioId, profesionalId, fecha, horaInicio: '10:00', notas: word };
  await api.send('POST', '/citas', order);
  await api.send('POST', '/bloqueos', { desde: fecha, horaInicio: '13:00', horaFin: '14:00', motivo: word });
  await page.goto(`${origin()}/admin-local/`);
  await new LoginPage(page).logIn(email);
  await new ShellPage(page).isLive();
  const list = `agenda?vista=lista&fecha=${fecha}`;
  for (const at of ['', list, `agenda?vista=dia&fecha=${fecha}`, 'clientes', 'ajustes/servicios']) {
    await page.goto(`${origin()}/admin-local/${at}`);
    await expect(page.getByRole('main').getByText(word).filter({ visible: true })).not.toHaveCount(0);
    await fits(page, at);
  }
  await page.goto(`${origin()}/admin-local/${list}`);
  await page.getByTestId('mas-acciones').tap();
  await page.getByTestId('mover-action').tap();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText(word);
  expect(await dialog.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);
});

test('on a phone the days that are looked at are in sight among those that can be', async ({ page }) => {
  /** However far down the page they all are. */
  const inSight = (id: string) =>
    expect
      .poll(() =>
        page.getByTestId(id).evaluate((days) => {
          const [bar, own] = [days.parentElement!.getBoundingClientRect(), days.getBoundingClientRect()];
          return bar.left <= own.left && own.right <= bar.right;
        }),
      )
      .toBe(true);
  await DashboardPage.open(page, origin());
  await inSight('rango-hoy');
  await page.goto(`${origin()}/admin-local/?desde=2042-01-05&hasta=2042-01-05`);
  await inSight('rango-fechas');
  await page.getByTestId('rango-ayer').tap();
  await inSight('rango-hoy');
});
