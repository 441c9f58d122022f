import { expect, type Page } from '@playwright/test';
import type { Cita } from '@citas/protocol';
import { aWorkingNegocio } from '../fixtures/a-working-negocio.ts';
import { test } from '../fixtures/story.ts';
import { system } from '../fixtures/system.ts';
import { FormPage } from '../pages/form-page.ts';
import { isAccessible } from '../pages/gallery.ts';
import { RejillaPage } from '../pages/rejilla-page.ts';
import { ShellPage } from '../pages/shell-page.ts';

test.use({ intercepted: true });

const fecha = Temporal.Now.plainDateISO('America/Mexico_City').add({ days: 3 }).toString();

/** A day of Luis's with a cita at twelve, in front of somebody whose network takes its time. */
async function aSlowDay(page: Page, nombre: string) {
  const { email, api, luis, corte } = await aWorkingNegocio(nombre);
  const book = (cliente: string, horaInicio: string) =>
    api.send<Cita>('POST', '/citas', {
      cliente,
      servicioId: corte.id,
      profesionalId: luis.id,
      fecha,
      horaInicio,
    });
  const cita = await book('Lola Lenta', '12:00');
  const origin = `http://localhost:${system().web}`;
  const agenda = await RejillaPage.open(page, origin, `?vista=dia&fecha=${fecha}`, email, 'demo1234');
  const gap = (from: string) =>
    agenda.column('Luis').getByRole('button', { name: new RegExp(`Libre de ${from} .*Luis`) });
  return { api, luis, corte, book, cita, agenda, gap, form: new FormPage(page) };
}

/** The next such request goes on its way when the returned function is called. */
async function hold(page: Page, url: string): Promise<() => void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  await page.route(
    url,
    async (route) => {
      await promise;
      await route.continue();
    },
    { times: 1 },
  );
  return resolve;
}

test('a cita that is dragged and at once stretched, by mouse or by keyboard, lies where it was left', async ({
  page,
}) => {
  const { api, cita, agenda } = await aSlowDay(page, 'Arrastre Lento');
  const url = `**/api/v1/citas/${cita.id}`;
  const answer = await hold(page, url);
  await agenda.drag('Lola Lenta', 60);
  await expect(agenda.block('Lola Lenta')).toContainText('13:00');
  await agenda.stretch('Lola Lenta', 30);
  answer();
  await expect(agenda.done).toContainText('Lola Lenta: ahora termina a las 14:00');
  expect(await api.get(`/citas/${cita.id}`)).toMatchObject({
    version: 3,
    horaInicio: '13:00',
    horaFin: '14:00',
  });

  const answerKeys = await hold(page, url);
  await agenda.block('Lola Lenta').focus();
  // All before the page has drawn what the first of them did.
  await agenda.block('Lola Lenta').evaluate((block) => {
    for (const key of ['ArrowDown', 'Enter', 'ArrowDown', 'Enter'])
      block.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  });
  await expect(agenda.block('Lola Lenta')).toContainText('13:30');
  answerKeys();
  await expect(agenda.done).toContainText('Lola Lenta, a las 13:30');
  await expect(agenda.block('Lola Lenta')).toBeFocused();
  expect(await api.get(`/citas/${cita.id}`)).toMatchObject({ version: 5, horaInicio: '13:30' });
  await expect(page.getByTestId('version-changes')).toHaveCount(0);

  await page.keyboard.press('z');
  await expect(agenda.done).toContainText('Deshecho');
  await expect(agenda.block('Lola Lenta')).toContainText('13:15');
});

test('a cita asked for while one is booked waits, and one that is refused comes back as it was typed', async ({
  page,
}) => {
  const { luis, book, form, gap } = await aSlowDay(page, 'Reserva Lenta');
  const answer = await hold(page, '**/api/v1/citas');
  await gap('09:00').press('Enter');
  await form.client.fill('Prima Primera');
  await form.service.selectOption({ label: 'Corte · 30 min' });
  await page.getByTestId('form-notas').fill('con prisa');
  await expect(form.chosen).toHaveAttribute('data-hora', '09:00');
  await form.submit.click();
  await expect(form.form).toBeHidden();

  await gap('12:30').press('Enter');
  await expect(form.done).toContainText('esto se abre en cuanto se guarde lo anterior');
  await isAccessible(page);
  await page.getByTestId('dia-siguiente').click();
  await book('Rita Rápida', '09:00');
  answer();
  await expect(page.getByTestId('conflict')).toContainText('Rita Rápida');
  await expect(form.done).toHaveCount(0);
  await expect(form.client).toHaveValue('Prima Primera');
  await expect(page.getByTestId('form-notas')).toHaveValue('con prisa');
  await expect(page.getByTestId('form-fecha')).toHaveValue(fecha);
  await expect(form.professional).toHaveValue(luis.id);

  await page.getByTestId('alternative').first().click();
  await expect(form.done).toContainText('Prima Primera');
  await expect(form.client).toBeFocused();
  await expect(form.client).toHaveValue('');
  await form.client.fill('Segunda Sáez');
  await form.service.selectOption({ label: 'Corte · 30 min' });
  await expect(form.chosen).toHaveAttribute('data-hora', '12:30');
  await form.submit.click();
  await form.isBooked('Segunda Sáez');
});

test('a shortcut pressed again while a cita is booked opens the next form when it is there', async ({
  page,
}) => {
  const { form } = await aSlowDay(page, 'Atajo Lento');
  await page.keyboard.press('n');
  await form.client.fill('Ene Una');
  await form.service.selectOption({ label: 'Corte · 30 min' });
  await expect(form.chosen).toHaveCount(1);
  const answer = await hold(page, '**/api/v1/citas');
  await form.submit.click();
  await expect(form.form).toBeHidden();
  await page.keyboard.press('n');
  await expect(form.done).toContainText('lo anterior');
  answer();
  await expect(form.done).toContainText('Ene Una');
  await expect(form.client).toBeFocused();
  await expect(form.client).toHaveValue('');
  await page.keyboard.press('Escape');
  await expect(form.form).toHaveCount(0);
});

test('a cita that somebody else deletes while its dialog is open is not seen again', async ({ page }) => {
  const { api, cita, agenda } = await aSlowDay(page, 'Borrada Aparte');
  await agenda.block('Lola Lenta').click();
  await agenda.panel.locator('[data-estado=cancelada]').click();
  await page.getByTestId('form-motivo').fill('Avisó');
  await api.send('DELETE', `/citas/${cita.id}`, undefined, cita.version);
  await expect(agenda.blocks).toHaveCount(0);
  await page.getByTestId('cancelar-submit').click();
  await expect(page.getByRole('alert')).toBeVisible();
  await expect(agenda.blocks).toHaveCount(0);
  await isAccessible(page);
});

test('what is answered after the agenda was left is told where one is by then', async ({ page }) => {
  const { cita, book, agenda, form, gap } = await aSlowDay(page, 'Salida Lenta');
  const { toasts } = new ShellPage(page);
  const leave = async () => {
    await page.getByRole('link', { name: 'Clientes' }).click();
    await expect(page.getByRole('heading', { name: 'Clientes' })).toBeVisible();
  };
  const refuse = await hold(page, `**/api/v1/citas/${cita.id}`);
  await agenda.drag('Lola Lenta', 60);
  await expect(agenda.block('Lola Lenta')).toContainText('13:00');
  await leave();
  await book('Rita Rápida', '13:00');
  refuse();
  const refused = toasts.filter({ hasText: 'No se ha guardado · Lola Lenta' });
  await expect(refused).toHaveRole('alert');
  await expect(refused).toContainText('Esa hora ya está ocupada');
  await isAccessible(page);

  await page.goBack();
  await expect(agenda.block('Lola Lenta')).toContainText('12:00');
  const grant = await hold(page, '**/api/v1/citas');
  await gap('09:00').press('Enter');
  await form.client.fill('Prima Primera');
  await form.service.selectOption({ label: 'Corte · 30 min' });
  await expect(form.chosen).toHaveAttribute('data-hora', '09:00');
  await form.submit.click();
  await expect(form.form).toBeHidden();
  await leave();
  grant();
  await expect(toasts.filter({ hasText: 'Cita creada: Prima Primera, a las 09:00' })).toHaveCount(1);
  await page.goBack();
  await expect(agenda.block('Prima Primera')).toBeVisible();
  await expect(form.form).toHaveCount(0);
});
