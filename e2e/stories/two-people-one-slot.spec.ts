import { expect } from '@playwright/test';
import type { ListaDeCitas } from '@citas/protocol';
import { ApiClient } from '../fixtures/api-client.ts';
import { quietDay } from '../fixtures/quiet-day.ts';
import { test } from '../fixtures/story.ts';
import { system } from '../fixtures/system.ts';
import { AgendaPage } from '../pages/agenda-page.ts';
import { FormPage } from '../pages/form-page.ts';
import { isAccessible } from '../pages/gallery.ts';
import { RejillaPage } from '../pages/rejilla-page.ts';

test.use({ intercepted: true });

const ADMIN = 'admin@aurora.demo';
const citasOf = async (api: ApiClient, q: string) =>
  (await api.get<ListaDeCitas>(`/citas?q=${encodeURIComponent(q)}`)).datos;

/** One block of the grid beside another, from the same minute on. */
async function standSideBySide(agenda: RejillaPage, left: string, right: string): Promise<void> {
  const place = (cliente: string) =>
    agenda.block(cliente).evaluate((block) => {
      const { left: from, right: to, top } = block.getBoundingClientRect();
      return { from, to, top };
    });
  await expect(async () => {
    const [one, other] = [await place(left), await place(right)];
    expect(other.top).toBe(one.top);
    expect(other.from).toBeGreaterThanOrEqual(one.to);
  }).toPass();
}

test('a slot taken by somebody else is explained, with other times to choose from', async ({ page }) => {
  const agenda = await AgendaPage.open(page, `http://localhost:${system().web}`);
  const api = await ApiClient.logIn('admin@aurora.demo');
  // The other person's cita arrives between the click on "create" and the server's answer.
  await page.route(
    '**/api/v1/citas',
    async (route) => {
      const body = route.request().postDataJSON() as Record<string, unknown>;
      await api.send('POST', '/citas', { ...body, cliente: 'Rápida Rival', clienteId: undefined });
      await route.continue();
    },
    { times: 1 },
  );

  await page.getByTestId('new-cita').first().click();
  await page.getByTestId('form-cliente').fill('Lenta Perdedora');
  await page.getByTestId('form-servicio').selectOption({ index: 1 });
  await agenda.firstSlot().then((slot) => slot.click());
  await page.getByTestId('form-submit').click();

  await expect(page.getByTestId('conflict')).toBeVisible();
  const alternatives = page.getByTestId('alternative');
  await expect(alternatives).toHaveCount(3);
  await expect(page.getByTestId('book-over')).toHaveCount(0);
  await alternatives.first().click();
  await expect(page.getByTestId('hecho')).toContainText('Lenta Perdedora');
  await expect(page.getByTestId('form-submit')).toBeHidden();
  const { datos } = await api.get<{ datos: { cliente: string }[] }>('/citas?q=lenta');
  expect(datos).toHaveLength(1);
});

test('an admin books over another cita on purpose: both stand side by side, and it is taken back with one press', async ({
  page,
}) => {
  const api = await ApiClient.logIn(ADMIN);
  const day = await quietDay(api, 34);
  await day.book({ cliente: 'Ana Primera', with: 'Lucía', at: '10:00', until: '10:45' });
  const agenda = await RejillaPage.open(
    page,
    `http://localhost:${system().web}`,
    `?fecha=${day.fecha}`,
    ADMIN,
  );
  const form = new FormPage(page);
  await form.open();
  await form.client.fill('Zita Encima');
  await form.service.selectOption({ label: 'Corte · 45 min' });
  await form.professional.selectOption({ label: 'Lucía' });
  await form.typeTime('10:00');
  await form.submit.click();
  await expect(page.getByTestId('conflict')).toContainText('Ana Primera');
  await isAccessible(page);
  await page.getByTestId('book-over').click();
  await form.isBooked('Zita Encima');
  // The way back stays for some seconds: nothing is kept waiting by the rest.
  const [booked] = await Promise.all([
    citasOf(api, 'zita encima'),
    standSideBySide(agenda, 'Ana Primera', 'Zita Encima'),
  ]);
  expect(booked).toMatchObject([{ horaInicio: '10:00', solapeAutorizado: true }]);
  await page.getByTestId('deshacer').click();
  await expect(agenda.block('Zita Encima')).toHaveCount(0);
  expect(await citasOf(api, 'zita encima')).toEqual([]);
});

test('an admin drops a cita on another one, or into a break, all the same', async ({ page }) => {
  const api = await ApiClient.logIn(ADMIN);
  const day = await quietDay(api, 35);
  await day.book({ cliente: 'Bea Firme', with: 'Lucía', at: '11:00', until: '11:45' });
  const cita = await day.book({ cliente: 'Yola Suelta', with: 'Renata', at: '11:00', until: '11:45' });
  await api.send('POST', '/bloqueos', {
    desde: day.fecha,
    horaInicio: '13:00',
    horaFin: '14:00',
    motivo: 'Comida',
  });
  const agenda = await RejillaPage.open(
    page,
    `http://localhost:${system().web}`,
    `?fecha=${day.fecha}`,
    ADMIN,
  );
  const conflict = page.getByTestId('conflict');

  await agenda.drag('Yola Suelta', 0, 'Lucía');
  await expect(conflict).toContainText('Bea Firme');
  await page.getByTestId('book-over').click();
  await Promise.all([
    expect(agenda.done).toContainText('Yola Suelta, a las 11:00'),
    expect(conflict).toHaveCount(0),
    standSideBySide(agenda, 'Bea Firme', 'Yola Suelta'),
  ]);
  await page.getByTestId('deshacer').click();
  await expect(agenda.column('Renata').getByTestId('bloque')).toContainText('Yola Suelta');

  await agenda.drag('Yola Suelta', 120);
  await expect(conflict).toContainText('Comida');
  await page.getByTestId('book-over').click();
  await expect(agenda.done).toContainText('Yola Suelta, a las 13:00');
  expect(await api.get(`/citas/${cita.id}`)).toMatchObject({ horaInicio: '13:00' });
});

test('an admin reopens a cancelled cita whose time somebody else has by now, at a time that is free', async ({
  page,
}) => {
  const api = await ApiClient.logIn(ADMIN);
  const day = await quietDay(api, 38);
  const cita = await day.book({ cliente: 'Vera Vuelve', with: 'Lucía', at: '11:00', until: '11:45' });
  await api.send('POST', `/citas/${cita.id}/estado`, { a: 'cancelada', motivo: 'Viaje' }, cita.version);
  await day.book({ cliente: 'Olga Ocupa', with: 'Lucía', at: '11:00', until: '11:45' });
  const url = `http://localhost:${system().web}`;
  const agenda = await RejillaPage.open(page, url, `?fecha=${day.fecha}&cita=${cita.id}`, ADMIN);
  await agenda.panel.locator('[data-testid="estado-action"][data-estado="pendiente"]').click();
  await expect(page.getByTestId('conflict')).toContainText('Olga Ocupa');
  await page.getByTestId('alternative').first().click();
  await expect(agenda.done).toContainText('Cita reabierta: Vera Vuelve, a las 10:15');
  await expect(page.getByTestId('conflict')).toHaveCount(0);
  await expect(agenda.column('Lucía').getByTestId('bloque').filter({ hasText: 'Vera Vuelve' })).toBeVisible();
  expect(await api.get(`/citas/${cita.id}`)).toMatchObject({
    estado: 'pendiente',
    motivo: null,
    horaInicio: '10:15',
  });
});
