import { expect, type Page } from '@playwright/test';
import { ApiClient } from '../fixtures/api-client.ts';
import { quietDay } from '../fixtures/quiet-day.ts';
import { test } from '../fixtures/story.ts';
import { system } from '../fixtures/system.ts';
import { AgendaPage } from '../pages/agenda-page.ts';
import { RejillaPage } from '../pages/rejilla-page.ts';

const origin = () => `http://localhost:${system().web}`;
/** Of the dialog on top; the one of a toast has the same name. */
const close = (page: Page) =>
  page.locator('dialog .dialog-head').last().getByRole('button', { name: 'Cerrar' });
const admin = () => ApiClient.logIn('admin@aurora.demo');

test('a cita that goes from person to person by keyboard keeps the focus, whatever is moved and taken back', async ({
  page,
}) => {
  const day = await quietDay(await admin(), 31);
  await day.book({ cliente: 'Pasa Manos', with: 'Iván', at: '11:00', until: '11:30' });
  await day.book({ cliente: 'Queda Antes', with: 'Marta', at: '10:30', until: '11:00' });
  const agenda = await RejillaPage.open(page, origin(), `?fecha=${day.fecha}`);
  const block = agenda.block('Pasa Manos');
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  await block.focus();
  // The last of them above another cita of the same person.
  await press('ArrowRight', 'Enter', 'ArrowRight', 'Enter');
  await press('ArrowUp', 'ArrowUp', 'ArrowUp', 'ArrowUp', 'Enter');
  await expect(agenda.column('Marta').getByTestId('bloque')).toHaveText([
    /10:00\s*Pasa Manos/,
    /Queda Antes/,
  ]);
  await expect(block).toBeFocused();
  await press('ArrowRight', 'Enter');
  await expect(agenda.column('Renata').getByTestId('bloque')).toContainText('Pasa Manos');
  await expect(agenda.done).toContainText('Pasa Manos');
  await press('z');
  await expect(agenda.column('Marta').getByTestId('bloque')).toHaveCount(2);
  await expect(block).toBeFocused();
  await expect(page).toHaveURL(new RegExp(day.fecha));

  // Who has gone elsewhere by pointer stays there.
  await agenda.drag('Queda Antes', 120, 'Lucía');
  await page.getByRole('heading', { level: 1 }).click();
  await expect(agenda.done).toContainText('Queda Antes');
  await press('z');
  await expect(agenda.column('Marta').getByTestId('bloque')).toHaveCount(2);
  await expect(agenda.block('Queda Antes')).not.toBeFocused();
});

test('a dialog that is closed by its button or by saving gives the focus back to what opened it', async ({
  page,
}) => {
  const day = await quietDay(await admin(), 32);
  await day.book({ cliente: 'Vuelve Aquí', with: 'Lucía', at: '10:00', until: '10:45' });
  await AgendaPage.open(page, origin());
  await page.goto(`${origin()}/admin-local/agenda?vista=lista&fecha=${day.fecha}`);
  const more = page.getByTestId('mas-acciones');
  const move = async () => {
    await more.press('Enter');
    await page.getByTestId('mover-action').press('Enter');
    await expect(page.getByTestId('mover-fecha')).toBeFocused();
  };
  await move();
  await close(page).press('Enter');
  await expect(more).toBeFocused();

  await move();
  await page.getByTestId('form-slot').first().press('Enter');
  // A button that is not drawn as enabled yet does not take the focus, and the key would go to the time again.
  await expect(page.getByTestId('mover-submit')).toBeEnabled();
  await page.getByTestId('mover-submit').press('Enter');
  await expect(page.getByTestId('hecho')).toContainText('Vuelve Aquí');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(more).toBeFocused();
});

test.describe('where a cita is a dialog', () => {
  test.use({ viewport: { width: 390, height: 800 } });

  test('one over another gives the focus back to the one below, and that one to the cita', async ({
    page,
  }) => {
    const day = await quietDay(await admin(), 33);
    await day.book({ cliente: 'Capa Sobre', with: 'Iván', at: '10:00', until: '10:45' });
    const agenda = await RejillaPage.open(page, origin(), `?vista=dia&fecha=${day.fecha}`);
    await agenda.block('Capa Sobre').press('Enter');
    const move = agenda.panel.getByTestId('mover-action');
    await move.press('Enter');
    await expect(page.getByTestId('mover-fecha')).toBeFocused();
    await close(page).press('Enter');
    await expect(move).toBeFocused();
    await close(page).press('Enter');
    await expect(agenda.block('Capa Sobre')).toBeFocused();
  });
});
