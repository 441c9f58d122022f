import { expect } from '@playwright/test';
import { ApiClient } from '../fixtures/api-client.ts';
import { quietDay } from '../fixtures/quiet-day.ts';
import { test } from '../fixtures/story.ts';
import { system } from '../fixtures/system.ts';
import { isAccessible } from '../pages/gallery.ts';
import { RejillaPage } from '../pages/rejilla-page.ts';

const origin = () => `http://localhost:${system().web}`;
const admin = () => ApiClient.logIn('admin@aurora.demo');

test('a move that can no longer be taken back says who is there now, and offers three other times', async ({
  page,
}) => {
  const day = await quietDay(await admin(), 10);
  await day.book({ cliente: 'Ida Vuelta', with: 'Lucía', at: '10:00', until: '10:45' });
  const agenda = await RejillaPage.open(page, origin(), `?fecha=${day.fecha}`);
  await agenda.drag('Ida Vuelta', 120);
  await expect(agenda.done).toContainText('a las 12:00');
  await day.book({ cliente: 'Rita Rápida', with: 'Lucía', at: '10:15', until: '11:00' });
  await page.keyboard.press('z');
  await expect(page.getByTestId('conflict')).toContainText('Rita Rápida');
  await expect(page.getByTestId('alternative')).toHaveCount(3);
  await expect(agenda.block('Ida Vuelta')).toContainText('12:00');
});

test('a note that is half typed outlives what others do to the cita, and theirs is shown before mine goes over it', async ({
  page,
}) => {
  const api = await admin();
  const day = await quietDay(api, 11);
  const cita = await day.book({ cliente: 'Nota Doble', with: 'Lucía', at: '10:00', until: '10:45' });
  const agenda = await RejillaPage.open(page, origin(), `?fecha=${day.fecha}`);
  await agenda.block('Nota Doble').click();
  const note = page.getByTestId('panel-notas');
  await note.fill('Alergia al tinte');
  const moved = await api.change(cita, { horaFin: '11:00' });
  await expect(agenda.panel).toContainText('10:00–11:00');
  await expect(note).toHaveValue('Alergia al tinte');

  const theirs = await api.change(moved, { notas: 'Viene con su hija' });
  await expect(page.getByTestId('theirs')).toContainText('Viene con su hija');
  await expect(page.getByTestId('save-mine')).toBeInViewport();
  await expect(note).toHaveValue('Alergia al tinte');
  await expect(page.getByTestId('guardar-notas')).toHaveCount(0);
  await isAccessible(page);
  expect(await api.get(`/citas/${cita.id}`)).toMatchObject({ notas: theirs.notas });
  await page.getByTestId('save-mine').click();
  await expect(agenda.done).toContainText('Notas guardadas');
  expect(await api.get(`/citas/${cita.id}`)).toMatchObject({ notas: 'Alergia al tinte' });
});
