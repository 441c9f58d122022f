import { expect } from '@playwright/test';
import { aWorkingNegocio } from '../fixtures/a-working-negocio.ts';
import { quietDay } from '../fixtures/quiet-day.ts';
import { test } from '../fixtures/story.ts';
import { system } from '../fixtures/system.ts';
import { isAccessible } from '../pages/gallery.ts';
import { RejillaPage } from '../pages/rejilla-page.ts';

test('the minutes after a service are seen in the grid, are no gap, and are told to whoever drops a cita in them', async ({
  page,
}) => {
  const salon = await aWorkingNegocio('Salón con Minutos');
  const { corte } = salon;
  await salon.api.send('PATCH', `/servicios/${corte.id}`, { margenMinutos: 10 }, corte.version);
  const day = await quietDay(salon.api, 0);
  await day.book({ cliente: 'Mara Margen', with: 'Luis', at: '10:00', until: '10:30' });
  const cita = await day.book({ cliente: 'Tina Tarde', with: 'Luis', at: '12:00', until: '12:30' });
  const agenda = await RejillaPage.open(
    page,
    `http://localhost:${system().web}`,
    `?fecha=${day.fecha}`,
    salon.email,
  );
  const strips = agenda.column('Luis').getByRole('img', { name: '10 min después de Corte' });
  await expect(strips).toHaveCount(2);
  expect(await agenda.gaps('Luis')).toEqual([
    expect.stringContaining('de 09:00 a 10:00'),
    expect.stringContaining('de 10:40 a 12:00'),
    expect.stringContaining('de 12:40 a 19:00'),
  ]);
  await isAccessible(page);

  await agenda.lift('Tina Tarde', -85);
  await expect(agenda.ghost).toContainText('10:35–11:05');
  await expect(agenda.ghost).toContainText('cae en los 10 min de después de Corte');
  await page.mouse.up();
  await expect(agenda.done).toContainText('Tina Tarde, a las 10:35');
  expect(await salon.api.get(`/citas/${cita.id}`)).toMatchObject({ horaInicio: '10:35' });

  await agenda.lift('Mara Margen', 5);
  await expect(agenda.ghost).toContainText('sin sus 10 min de después');
  await page.keyboard.press('Escape');
  await page.mouse.up();
});
