import AxeBuilder from '@axe-core/playwright';
import type { Cita, Profesional } from '@citas/protocol';
import { expect } from '@playwright/test';
import { aWorkingNegocio, PASSWORD } from '../fixtures/a-working-negocio.ts';
import { quietDay } from '../fixtures/quiet-day.ts';
import { test } from '../fixtures/story.ts';
import { system } from '../fixtures/system.ts';
import { RejillaPage } from '../pages/rejilla-page.ts';
import { ShellPage } from '../pages/shell-page.ts';

const origin = () => `http://localhost:${system().web}`;

/** A salon whose bell nothing else rings: no cita of its day goes by without being closed. */
async function aSalon() {
  const { api, user } = await aWorkingNegocio('Salón Campana');
  const marta = await api.send<Profesional>('POST', '/profesionales', { nombre: 'Marta' });
  await api.send<Profesional>('POST', '/profesionales', { nombre: 'Lucía' });
  return { api, desk: await user('recepcion'), marta: await user('profesional', marta.id) };
}

test('a new cita rings the bell, is in the tray, is opened from there, and is read on every device', async ({
  page,
  browser,
}) => {
  const salon = await aSalon();
  await RejillaPage.open(page, origin(), '', salon.desk, PASSWORD);
  const shell = new ShellPage(page);
  await shell.isLive();
  await shell.openTray();
  await expect(shell.tray).toContainText('Aún no hay avisos');
  await expect(shell.unread).toBeHidden();
  await page.keyboard.press('Escape');
  await expect(shell.tray).toBeHidden();

  const cita = await salon.api.createCita('Berta Bandeja');
  const toast = shell.toasts.filter({ hasText: 'Berta Bandeja' });
  await expect(toast).toHaveCount(1);
  await expect(shell.unread).toHaveText('1');

  await shell.openTray();
  await expect(shell.trayItems.first()).toContainText('Berta Bandeja');
  await expect(shell.trayItems.first()).toContainText('Sin leer');
  await expect(shell.unread).toBeHidden();
  const { violations } = await new AxeBuilder({ page }).include('[data-testid="tray"]').analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  await shell.trayItems.first().click();
  await expect(page).toHaveURL(new RegExp(`agenda\\?fecha=${cita.fecha}&cita=${cita.id}`));
  await expect(page.getByRole('complementary', { name: 'Berta Bandeja' })).toBeVisible();
  await expect(shell.tray).toBeHidden();

  const other = await (await browser.newContext()).newPage();
  await RejillaPage.open(other, origin(), '', salon.desk, PASSWORD);
  const elsewhere = new ShellPage(other);
  await elsewhere.isLive();
  await elsewhere.openTray();
  await expect(elsewhere.trayItems.first()).toContainText('Berta Bandeja');
  await expect(elsewhere.trayItems.first()).not.toContainText('Sin leer');
  await other.context().close();
});

test('a kind of notification that somebody silences still comes to the tray, in their language', async ({
  page,
}) => {
  const salon = await aSalon();
  await RejillaPage.open(page, origin(), '', salon.desk, PASSWORD);
  const shell = new ShellPage(page);
  await shell.isLive();
  await shell.openTray();
  await page.getByTestId('tray-preferences').click();
  await page.getByLabel('Nuevas citas').uncheck();
  await page.keyboard.press('Escape');

  await page.getByTestId('language').click();
  await page.getByTestId('language-en').click();
  await salon.api.createCita('Carlos Callado');
  await expect(shell.unread).toHaveText('1');
  await expect(shell.toasts.filter({ hasText: 'Carlos Callado' })).toHaveCount(0);
  await shell.openTray();
  await expect(shell.trayItems.first()).toContainText('New appointment');
  await expect(shell.trayItems.first()).toContainText('Carlos Callado');
});

test('a toast lies over an open form, can be closed there, and takes no focus', async ({ page }) => {
  const salon = await aSalon();
  await RejillaPage.open(page, origin(), '', salon.desk, PASSWORD);
  const shell = new ShellPage(page);
  await shell.isLive();
  await page.getByTestId('new-cita').first().click();
  await page.getByTestId('form-cliente').fill('A medias');

  await salon.api.createCita('Diana Encima');
  const toast = shell.toasts.filter({ hasText: 'Diana Encima' });
  // It stays for some seconds, of which none is waited for the rest.
  await Promise.all([
    expect(toast).toHaveAttribute('role', 'status'),
    expect(page.getByTestId('voz')).toContainText('Diana Encima'),
    expect(page.getByTestId('form-cliente')).toBeFocused(),
  ]);
  await toast.getByRole('button', { name: 'Cerrar' }).click();
  await expect(toast).toHaveCount(0);
  await expect(page.getByTestId('form-cliente')).toHaveValue('A medias');
});

test('however much happens, at most three toasts stand', async ({ page }) => {
  const salon = await aSalon();
  await RejillaPage.open(page, origin(), '', salon.desk, PASSWORD);
  const shell = new ShellPage(page);
  await shell.isLive();
  await shell.openTray();
  await expect(shell.tray).toContainText('Aún no hay avisos');
  await expect(shell.unread).toBeHidden();
  await page.keyboard.press('Escape');
  const names = ['Uno Tostada', 'Dos Tostada', 'Tres Tostada', 'Cuatro Tostada'];
  for (const name of names) await salon.api.createCita(name);
  await expect(shell.toasts.filter({ hasText: /Cuatro Tostada|avisos? nuevos?/ })).toHaveCount(1);
  expect(await shell.toasts.count()).toBeLessThanOrEqual(3);
  await expect(shell.unread).toHaveText('4');
});

test('a profesional looks nobody up, and has no search', async ({ page }) => {
  const salon = await aSalon();
  await RejillaPage.open(page, origin(), '', salon.marta, PASSWORD);
  await new ShellPage(page).isLive();
  await expect(page.getByTestId('bell')).toBeVisible();
  await expect(page.getByTestId('search')).toHaveCount(0);
  await expect(page.getByRole('link', { name: 'Clientes' })).toHaveCount(0);
});

test('a profesional is told of what is theirs, as it happens, and of nothing else', async ({ page }) => {
  const salon = await aSalon();
  await RejillaPage.open(page, origin(), '', salon.marta, PASSWORD);
  const shell = new ShellPage(page);
  await shell.isLive();
  await shell.openTray();
  await expect(shell.tray).toContainText('Aún no hay avisos');
  await expect(shell.unread).toBeHidden();
  await page.keyboard.press('Escape');

  const day = await quietDay(salon.api, 17);
  await day.book({ cliente: 'Otra Agenda', with: 'Lucía', at: '10:00', until: '10:30' });
  await day.book({ cliente: 'Para Marta', with: 'Marta', at: '10:00', until: '10:30' });
  await expect(shell.toasts.filter({ hasText: 'Para Marta' })).toHaveCount(1);
  await expect(shell.unread).toHaveText('1');
  await shell.openTray();
  await expect(shell.trayItems.first()).toContainText('Para Marta');
  await expect(page.getByText('Otra Agenda')).toHaveCount(0);
  await shell.trayItems.first().click();
  await expect(page).toHaveURL(new RegExp(`agenda\\?fecha=${day.fecha}`));
  await expect(page.getByTestId('bloque')).toHaveText([/Para Marta/]);
});

test('a profesional is told that their cita is moved, and that it is somebody else’s, and then of it no more', async ({
  page,
  browser,
}) => {
  const salon = await aSalon();
  const day = await quietDay(salon.api, 18);
  const cita = await day.book({ cliente: 'Mudada Pérez', with: 'Marta', at: '10:00', until: '10:30' });
  await RejillaPage.open(page, origin(), '', salon.marta, PASSWORD);
  const shell = new ShellPage(page);
  await shell.isLive();
  await shell.openTray();
  await expect(shell.trayItems).toHaveCount(1);
  await expect(shell.unread).toBeHidden();
  await page.keyboard.press('Escape');

  const desk = await (await browser.newContext()).newPage();
  const grid = await RejillaPage.open(desk, origin(), `?fecha=${day.fecha}`, salon.desk, PASSWORD);
  await grid.block('Mudada Pérez').focus();
  await desk.keyboard.press('ArrowDown');
  await desk.keyboard.press('Enter');
  await expect(grid.done).toContainText('Mudada Pérez');
  const toast = shell.toasts.filter({ hasText: 'Cita movida' });
  await expect(toast).toContainText('a las 10:00 →');
  await expect(shell.unread).toHaveText('1');

  const moved = await salon.api.get<Cita>(`/citas/${cita.id}`);
  const lucia = day.equipo.find(({ nombre }) => nombre === 'Lucía');
  const given = await salon.api.change(moved, { profesionalId: lucia?.id ?? null });
  await expect(shell.toasts.filter({ hasText: 'Marta → Lucía' })).toHaveCount(1);
  // Who moved it has the way back, and no toast beside it; of what others did since there is one.
  const mover = new ShellPage(desk);
  await expect(mover.toasts.filter({ hasText: 'Marta → Lucía' })).toHaveCount(1);
  await expect(mover.toasts.filter({ hasText: 'Cita movida' })).toHaveCount(0);
  await mover.openTray();
  await expect(mover.trayItems.filter({ hasText: 'Cita movida' })).toHaveCount(1);
  await desk.context().close();
  await salon.api.change(given, { fecha: day.fecha, horaInicio: '16:00', horaFin: '16:30' });
  await day.book({ cliente: 'La Última', with: 'Marta', at: '12:00', until: '12:30' });
  await expect(shell.toasts.filter({ hasText: 'La Última' })).toHaveCount(1);

  await shell.openTray();
  await expect(shell.trayItems.nth(1)).toContainText('Marta → Lucía');
  await expect(shell.tray.getByText('16:00')).toHaveCount(0);
  await shell.trayItems.nth(1).click();
  await expect(shell.tray.getByRole('alert')).toHaveText('Esa cita ya no está en tu agenda.');
});

test('a profesional is told how many of many citas are theirs, in their language, and the desk how many they are', async ({
  page,
  browser,
}) => {
  const salon = await aSalon();
  const day = await quietDay(salon.api, 25);
  await RejillaPage.open(page, origin(), '', salon.marta, PASSWORD);
  const shell = new ShellPage(page);
  await shell.isLive();
  await shell.openTray();
  await expect(shell.tray).toContainText('Aún no hay avisos');
  await expect(shell.unread).toBeHidden();
  await page.keyboard.press('Escape');
  const desk = await (await browser.newContext()).newPage();
  await RejillaPage.open(desk, origin(), '', salon.desk, PASSWORD);
  await new ShellPage(desk).isLive();

  const horas = (profesional: string, cuantas: number) =>
    Array.from({ length: cuantas }, (_, i) => {
      const hora = Temporal.PlainTime.from('10:00').add({ minutes: 30 * i });
      return `Muchas ${i},Corte,${profesional},${day.fecha},${hora.toString()},${hora.add({ minutes: 30 }).toString()},`;
    });
  await salon.api.importCsv(
    ['cliente,servicio,profesional,fecha,horaInicio,horaFin,estado']
      .concat(horas('Marta', 9), horas('Lucía', 12))
      .join('\n'),
  );
  const suyas = 'Se han añadido 9 citas a tu agenda de una vez';
  const todas = 'Se han añadido 21 citas de una vez';
  await Promise.all([
    expect(shell.toasts.filter({ hasText: suyas })).toHaveCount(1),
    expect(new ShellPage(desk).toasts.filter({ hasText: todas })).toHaveCount(1),
  ]);
  await expect(shell.unread).toHaveText('1');
  await desk.context().close();

  await shell.openTray();
  await expect(shell.trayItems.first()).toContainText(suyas);
  await expect(shell.tray.getByText(todas)).toHaveCount(0);
  await page.keyboard.press('Escape');
  await page.getByTestId('language').click();
  await page.getByTestId('language-en').click();
  await shell.openTray();
  await expect(shell.trayItems.first()).toContainText('Appointments added');
  await expect(shell.trayItems.first()).toContainText('9 appointments were added to your agenda at once');
});
