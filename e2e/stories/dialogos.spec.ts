import { expect, type Locator, type Page } from '@playwright/test';
import type { Cita } from '@citas/protocol';
import { aWorkingNegocio, type WorkingNegocio } from '../fixtures/a-working-negocio.ts';
import { test } from '../fixtures/story.ts';
import { system } from '../fixtures/system.ts';
import { FormPage } from '../pages/form-page.ts';
import { fits, isAccessible } from '../pages/gallery.ts';
import { LoginPage } from '../pages/login-page.ts';
import { ShellPage } from '../pages/shell-page.ts';

const LOOKS = [
  { look: '1440 px, dark', viewport: { width: 1440, height: 900 }, colorScheme: 'dark' },
  { look: '390 px, light', viewport: { width: 390, height: 844 }, colorScheme: 'light' },
] as const;
const fecha = Temporal.Now.plainDateISO('America/Mexico_City').add({ days: 10 }).toString();
const AGENDA = `agenda?vista=lista&fecha=${fecha}`;

/** Each dialog: where it is opened, and by which presses. */
const DIALOGS: readonly (readonly [name: string, at: string, open: (page: Page) => Promise<void>])[] = [
  [
    'the list behind a number',
    `?desde=${fecha}&hasta=${fecha}&ver=citas`,
    (page) => expect(page.getByRole('dialog')).toContainText('Ana Abre'),
  ],
  ['the keys', AGENDA, (page) => page.keyboard.press('?')],
  ['one’s password', AGENDA, (page) => press(page, 'account', 'change-password')],
  ['a new serie', AGENDA, (page) => press(page, 'mas-nuevas', 'nueva-serie')],
  ['time to block', AGENDA, (page) => press(page, 'mas-nuevas', 'bloquear')],
  ['blocked time', AGENDA, (page) => page.getByTestId('bloqueo-row').getByRole('button').click()],
  ['moving a cita', AGENDA, (page) => press(page, 'mas-acciones', 'mover-action')],
  ['cancelling a cita', AGENDA, (page) => choose(page, /Cancelar/)],
  ['a service', 'ajustes/servicios', (page) => page.getByRole('button', { name: /Corte/ }).click()],
  ['somebody of the team', 'ajustes/equipo', (page) => page.getByRole('button', { name: /Luis/ }).click()],
  ['a user', 'ajustes/usuarios', (page) => page.getByTestId('ajuste-nuevo').click()],
];

async function press(page: Page, ...testIds: readonly string[]): Promise<void> {
  for (const id of testIds) await page.getByTestId(id).first().click();
}

async function choose(page: Page, name: RegExp): Promise<void> {
  await press(page, 'mas-acciones');
  await page.getByRole('menuitem', { name }).click();
}

/** Whether its left end, its middle and its right end would take a press. */
async function reach(button: Locator): Promise<readonly boolean[]> {
  return button.evaluate((element) => {
    const { left, width, top, height } = element.getBoundingClientRect();
    return [0.05, 0.5, 0.95].map((part) =>
      element.contains(document.elementFromPoint(left + part * width, top + height / 2)),
    );
  });
}

async function oneCita({ api, corte, luis }: WorkingNegocio): Promise<void> {
  const order = { cliente: 'Ana Abre', servicioId: corte.id, profesionalId: luis.id };
  await api.send<Cita>('POST', '/citas', { ...order, fecha, horaInicio: '10:00' });
  await api.send('POST', '/bloqueos', {
    desde: fecha,
    horaInicio: '13:00',
    horaFin: '14:00',
    motivo: 'Comida',
  });
}

for (const { look, viewport, colorScheme } of LOOKS) {
  test.describe(look, () => {
    test.use({ viewport, colorScheme });

    test('every dialog is accessible and fits', async ({ page }) => {
      test.setTimeout(180_000);
      const negocio = await aWorkingNegocio(`Diálogos ${viewport.width}`);
      await oneCita(negocio);
      const base = `http://localhost:${system().web}/admin-local/`;
      await page.goto(base);
      await new LoginPage(page).logIn(negocio.email);
      const shell = new ShellPage(page);
      await shell.isLive();
      for (const [name, at, open] of DIALOGS) {
        await test.step(name, async () => {
          await page.goto(base + at);
          await shell.isLive();
          await open(page);
          await expect(shell.dialog).toBeVisible();
          await fits(page, name);
          await isAccessible(page);
        });
      }
    });

    test('the way back from what was done lies over no button of the form that is opened next', async ({
      page,
    }) => {
      const negocio = await aWorkingNegocio(`Vuelta ${viewport.width}`);
      await oneCita(negocio);
      await page.goto(`http://localhost:${system().web}/admin-local/${AGENDA}`);
      await new LoginPage(page).logIn(negocio.email);
      await new ShellPage(page).isLive();
      const form = new FormPage(page);
      await page.locator('[data-testid=agenda-row] [data-estado=confirmada]').click();
      await expect(page.getByTestId('deshacer')).toBeVisible();
      await form.open();
      // With its times it is as high as it may be.
      await form.service.selectOption(negocio.corte.id);
      await expect(form.chosen).toHaveCount(1);
      expect(await reach(form.submit)).toEqual([true, true, true]);
      await expect(page.getByTestId('deshacer')).toBeInViewport({ ratio: 1 });
    });
  });
}
