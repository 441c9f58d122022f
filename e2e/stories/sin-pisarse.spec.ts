import { expect } from '@playwright/test';
import type { Cita } from '@citas/protocol';
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

test('what others note in a cita is in the way of neither its move nor its cancellation', async ({
  page,
}) => {
  const api = await admin();
  const day = await quietDay(api, 36);
  const cita = await day.book({ cliente: 'Nora Movida', with: 'Lucía', at: '10:00', until: '10:45' });
  const agenda = await RejillaPage.open(page, origin(), `?fecha=${day.fecha}`);
  const note = page.getByTestId('panel-notas');
  await agenda.block('Nora Movida').click();
  await page.getByTestId('mover-action').click();
  await page.getByTestId('form-slot').and(page.locator('[data-hora="12:00"]')).click();
  await api.change(cita, { notas: 'Llega con muletas' });
  await expect(note).toHaveValue('Llega con muletas');
  await page.getByTestId('mover-submit').click();
  await expect(agenda.done).toContainText('a las 12:00');

  await agenda.panel.locator('[data-estado=cancelada]').click();
  await page.getByTestId('form-motivo').fill('Avisó por teléfono');
  const moved = await api.get<Cita>(`/citas/${cita.id}`);
  await api.change(moved, { notas: 'Llega con muletas y su hija' });
  await expect(note).toHaveValue('Llega con muletas y su hija');
  await page.getByTestId('cancelar-submit').click();
  await expect
    .poll(() => api.get(`/citas/${cita.id}`))
    .toMatchObject({ estado: 'cancelada', motivo: 'Avisó por teléfono', horaInicio: '12:00' });
});

test('who moves a cita, also to another day, while another person moves or cancels it is told before it is done', async ({
  page,
}) => {
  const api = await admin();
  const day = await quietDay(api, 37);
  const cita = await day.book({ cliente: 'Ciro Cambiado', with: 'Lucía', at: '10:00', until: '10:45' });
  const agenda = await RejillaPage.open(page, origin(), `?fecha=${day.fecha}`);
  const notice = page.getByTestId('cita-cambiada');
  await agenda.block('Ciro Cambiado').click();
  await page.getByTestId('mover-action').click();
  await page.getByTestId('form-slot').and(page.locator('[data-hora="12:00"]')).click();
  const moved = await api.change(cita, { horaInicio: '13:00', horaFin: '13:45' });
  await expect(notice).toContainText(`${api.sesion.usuario.nombre} movió esta cita`);
  await expect(notice).toContainText('10:00–10:45 → 13:00–13:45');
  await expect(page.getByTestId('mover-submit')).toBeDisabled();
  await isAccessible(page);
  await page.getByTestId('cambio-visto').click();
  await page.getByTestId('mover-submit').click();
  await expect(agenda.done).toContainText('a las 12:00');

  await agenda.panel.locator('[data-estado=cancelada]').click();
  await page.getByTestId('form-motivo').fill('Se muda');
  const next = Temporal.PlainDate.from(day.fecha).add({ days: 1 }).toString();
  await api.change({ ...moved, version: moved.version + 1 }, { fecha: next });
  await expect(notice).toContainText('Día: ');
  await expect(page.getByTestId('cancelar-submit')).toBeDisabled();
  await page.getByTestId('cambio-visto').click();
  await expect(page.getByTestId('form-motivo')).toHaveValue('Se muda');
  await page.getByTestId('cancelar-submit').click();
  await expect
    .poll(() => api.get(`/citas/${cita.id}`))
    .toMatchObject({ estado: 'cancelada', motivo: 'Se muda', fecha: next });
});
