import { reasonToSkip } from '@citas/process/testing';
import type { Pantalla } from '@citas/protocol';
import { expect, type Page } from '@playwright/test';
import { ApiClient } from '../fixtures/api-client.ts';
import { CuttableNetwork } from '../fixtures/cuttable-network.ts';
import { endSession } from '../fixtures/end-session.ts';
import { FROZEN_AT, startFrozenSystem } from '../fixtures/frozen-system.ts';
import { EVERY_DAY, newNegocio } from '../fixtures/new-negocio.ts';
import { CLAVE_DE_OPERADOR, newOperador } from '../fixtures/new-operador.ts';
import type { StartedSystem } from '../fixtures/running-system.ts';
import { test } from '../fixtures/story.ts';
import { system } from '../fixtures/system.ts';
import { AgendaPage } from '../pages/agenda-page.ts';
import { DashboardPage } from '../pages/dashboard-page.ts';
import { fits, hasTheFonts, isAccessible, looksAsBefore } from '../pages/gallery.ts';
import { LoginPage } from '../pages/login-page.ts';
import { RejillaPage } from '../pages/rejilla-page.ts';
import { TvPage } from '../pages/tv-page.ts';

const SIZES = {
  1440: { width: 1440, height: 1000 },
  768: { width: 768, height: 1024 },
  390: { width: 390, height: 844 },
};
const THEMES = { claro: 'light', oscuro: 'dark' } as const;
const AJUSTES = ['negocio', 'horario', 'servicios', 'equipo', 'usuarios', 'pantallas'];

const withoutPictures = reasonToSkip('libfaketime');
let frozen: StartedSystem | undefined;
const target = () => frozen?.system ?? system();
const origin = () => `http://localhost:${target().web}`;

test.beforeAll(async () => {
  test.setTimeout(180_000);
  // Without the package `faketime` every page is still checked, on the shared system, but held against no picture.
  if (withoutPictures === undefined) frozen = await startFrozenSystem();
});
test.afterAll(() => frozen?.stop());
test.beforeEach(async ({ page }) => {
  if (frozen) await page.clock.setFixedTime(FROZEN_AT);
});

async function shows(page: Page, name: string, arrange?: () => Promise<void>): Promise<void> {
  await arrange?.();
  await fits(page, name);
  // Between the two it has nothing of its own.
  if (page.viewportSize()?.width !== SIZES[768].width) await isAccessible(page);
  if (frozen) await looksAsBefore(page, name, arrange);
}

test('every page is held against its picture', async ({ page }) => {
  test.skip(withoutPictures !== undefined, `las imágenes: ${withoutPictures}`);
  await page.goto(origin());
  test.skip(!(await hasTheFonts(page)), 'las imágenes: faltan sus letras');
  expect(frozen).toBeDefined();
});

async function openDashboard(page: Page, at = origin()): Promise<DashboardPage> {
  const dashboard = await DashboardPage.open(page, at);
  await expect(page.locator('canvas').nth(2)).toBeVisible();
  await expect(page.getByTestId('rango-completadas')).toHaveText(/\d/);
  await expect(dashboard.activity.first()).toBeVisible();
  await expect(page.getByTestId('celda-del-mapa').first()).toBeVisible();
  return dashboard;
}

for (const [theme, colorScheme] of Object.entries(THEMES)) {
  for (const [size, viewport] of Object.entries(SIZES)) {
    test.describe(`${size} px, ${theme}`, () => {
      test.use({ viewport, colorScheme });
      const name = (screen: string) => `${screen}-${size}-${theme}`;

      test('log-in and dashboard', async ({ page }) => {
        await page.goto(`${origin()}/admin-local/`);
        await expect(page.getByTestId('login-submit')).toBeVisible();
        await shows(page, name('entrada'));
        await openDashboard(page);
        await shows(page, name('panel'));
      });

      test('agenda and its form', async ({ page }) => {
        const agenda = await AgendaPage.open(page, origin());
        await expect(agenda.rows.first()).toBeVisible();
        await shows(page, name('agenda'));
        await page.getByTestId('new-cita').first().click();
        await page.getByTestId('form-servicio').selectOption({ index: 1 });
        await agenda.firstSlot(
          frozen ? Temporal.Instant.fromEpochMilliseconds(FROZEN_AT.getTime()) : undefined,
        );
        await shows(page, name('cita-nueva'));
      });
    });
  }
}

const STATES = [
  ['1440-claro', SIZES[1440], 'light'],
  ['390-oscuro', SIZES[390], 'dark'],
] as const;

for (const [look, viewport, colorScheme] of STATES) {
  test.describe(`settings, and states of the dashboard, ${look}`, () => {
    test.use({ viewport, colorScheme, intercepted: true });
    const name = (state: string) => `estado-${state}-${look}`;

    test('settings', async ({ page }) => {
      test.setTimeout(180_000);
      await DashboardPage.open(page, origin());
      for (const section of AJUSTES) {
        await page.goto(`${origin()}/admin-local/ajustes/${section}`);
        await expect(page.getByTestId('connection-chip')).toContainText('En vivo');
        await expect(page.getByRole('main').locator('form, li, table').first()).toBeVisible();
        await shows(page, `ajustes-${section}-${look}`);
      }
    });

    test('loading', async ({ page }) => {
      await page.route('**/api/v1/estadisticas?*', () => undefined);
      await DashboardPage.open(page, origin());
      await expect(page.locator('app-kpis .skeleton').first()).toBeVisible();
      await shows(page, name('cargando'));
    });

    test('a new negocio', async ({ page }) => {
      const { email } = await newNegocio('Peluquería Nueva', { horario: EVERY_DAY, on: target() });
      await page.goto(`${origin()}/admin-local/`);
      await new LoginPage(page).logIn(email);
      await expect(page.getByTestId('primeros-pasos')).toBeVisible();
      await shows(page, name('negocio-nuevo'));
    });

    test('days without citas', async ({ page }) => {
      await DashboardPage.open(page, origin());
      await page.goto(`${origin()}/admin-local/?desde=2042-01-05&hasta=2042-01-05`);
      await expect(page.getByTestId('rango-vacio')).toBeVisible();
      await expect(page.locator('canvas').first()).toBeVisible();
      await shows(page, name('sin-citas'));
    });

    test('paused', async ({ page }) => {
      await openDashboard(page);
      await page.getByTestId('pausar').click();
      await shows(page, name('en-pausa'));
    });

    test('a card that fails', async ({ page }) => {
      await openDashboard(page);
      await page.route('**/api/v1/estadisticas?*', (route) => route.abort('connectionfailed'));
      await page.getByTestId('rango-30d').click();
      await expect(page.getByTestId('informe-error')).toBeVisible();
      await shows(page, name('tarjeta-fallida'));
    });

    test('a session that is over', async ({ page }) => {
      await openDashboard(page);
      await endSession(page, target());
      // A dialog that is there already lies over it.
      await page.getByTestId('rango-30d').dispatchEvent('click');
      await expect(page.getByTestId('session-ended')).toBeVisible();
      await shows(page, name('sesion-terminada'));
    });

    test('no permission', async ({ page }) => {
      await page.goto(`${origin()}/admin-local/?rango=mes`);
      await new LoginPage(page).logIn('recepcion@aurora.demo');
      await expect(page.getByText('Pide acceso a quien administra el negocio')).toBeVisible();
      await shows(page, name('sin-permiso'));
    });
  });
}

for (const [look, viewport, colorScheme] of STATES) {
  test.describe(`the agenda as a grid, and the page of an operator, ${look}`, () => {
    test.use({ viewport, colorScheme });

    test('the day and the week in columns', async ({ page }) => {
      const agenda = await RejillaPage.open(page, origin(), '?vista=dia');
      await expect(agenda.blocks.nth(10)).toBeVisible();
      await shows(page, `rejilla-dia-${look}`);
      await page.getByTestId('vista-semana').click();
      await expect(agenda.blocks.nth(40)).toBeAttached();
      // From the first hour: half under the heads of the columns a cita is no target to be measured.
      await shows(page, `rejilla-semana-${look}`, () =>
        agenda.grid.evaluate((grid) => grid.scrollTo({ top: 0, behavior: 'instant' })),
      );
    });

    test('the page of an operator', async ({ page, browser }) => {
      const email = await newOperador(target());
      const admin = await (await browser.newContext()).newPage();
      await DashboardPage.open(admin, origin());
      await page.goto(`${origin()}/admin-local/`);
      await new LoginPage(page).logIn(email, CLAVE_DE_OPERADOR);
      await page.getByTestId('operador-negocio').fill('negocio_123');
      await expect(page.getByTestId('conexion')).toHaveText([/Aurora Gil/]);
      await shows(page, `operador-${look}`);
      await admin.context().close();
    });
  });
}

for (const [theme, colorScheme] of Object.entries(THEMES)) {
  test(`the panels of a screen on the wall, ${theme}`, async ({ page }) => {
    test.setTimeout(120_000);
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width: 1920, height: 1080 });
    const tv = await TvPage.open(page, origin());
    const admin = await ApiClient.logIn('admin@aurora.demo', undefined, target());
    await admin.send<Pantalla>('POST', '/tv', { codigo: await tv.digits(), nombre: 'Entrada' });
    await tv.isLive();
    for (const panel of ['hoy', 'horas', 'estados', 'servicios'] as const) {
      await tv.hold(panel);
      await shows(page, `tv-${panel}-1920-${theme}`);
    }
  });
}

for (const [look, viewport, colorScheme] of STATES) {
  test.describe(`a network that goes away, ${look}`, () => {
    test.use({ viewport, colorScheme });

    test('stale, then disconnected', async ({ page }) => {
      test.setTimeout(120_000);
      const network = await CuttableNetwork.to(target().web);
      const dashboard = await openDashboard(page, network.origin);
      const later = (seconds: number) =>
        new Date((frozen ? FROZEN_AT.getTime() : Date.now()) + seconds * 1000);
      network.hold();
      await page.clock.setFixedTime(later(14));
      await expect(dashboard.chip).toContainText('Actualizando');
      await shows(page, `estado-desactualizado-${look}`);
      network.cut();
      await page.clock.setFixedTime(later(45));
      await expect(dashboard.chip).toHaveAttribute('data-tono', 'caido');
      await shows(page, `estado-desconectado-${look}`);
      await network.close();
    });
  });
}
