import { expect } from '@playwright/test';
import { ApiClient } from '../fixtures/api-client.ts';
import { quietDay } from '../fixtures/quiet-day.ts';
import { test } from '../fixtures/story.ts';
import { system } from '../fixtures/system.ts';
import { RejillaPage } from '../pages/rejilla-page.ts';

const origin = () => `http://localhost:${system().web}`;
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
