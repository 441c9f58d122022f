import { expect, type Browser, type Page } from '@playwright/test';
import { ApiClient } from '../fixtures/api-client.ts';
import { quietDay } from '../fixtures/quiet-day.ts';
import { test } from '../fixtures/story.ts';
import { system } from '../fixtures/system.ts';
import { fits, isAccessible } from '../pages/gallery.ts';
import { tabTo } from '../pages/keyboard.ts';
import { RejillaPage } from '../pages/rejilla-page.ts';

test.use({ intercepted: true });

const origin = () => `http://localhost:${system().web}`;
const newPage = async (browser: Browser): Promise<Page> => (await browser.newContext()).newPage();
const admin = () => ApiClient.logIn('admin@aurora.demo');

test('a cita dragged to another person and time is there on every screen, with who did it, and comes back with one press', async ({
  browser,
}) => {
  const day = await quietDay(await admin(), 0);
  await day.book({ cliente: 'Dora Arrastre', with: 'Lucía', at: '10:00', until: '10:45' });
  const staff = await RejillaPage.open(await newPage(browser), origin(), `?fecha=${day.fecha}`);
  const other = await RejillaPage.open(
    await newPage(browser),
    origin(),
    `?fecha=${day.fecha}`,
    'admin@aurora.demo',
  );

  await staff.drag('Dora Arrastre', 60, 'Renata');
  // The way back stays for some seconds: it is not kept waiting by the rest.
  await Promise.all([
    expect(staff.done).toContainText('Dora Arrastre, a las 11:00'),
    expect(other.column('Renata').getByTestId('bloque')).toContainText('11:00'),
    expect(other.block('Dora Arrastre').getByTestId('autor')).toContainText('Paola'),
  ]);
  await expect(staff.block('Dora Arrastre').getByTestId('autor')).toHaveCount(0);

  await staff.page.getByTestId('deshacer').click();
  await expect(other.column('Lucía').getByTestId('bloque')).toContainText('10:00');
});

test('what is dropped on another cita lies where it lay, and is offered three other times', async ({
  page,
}) => {
  const day = await quietDay(await admin(), 1);
  await day.book({ cliente: 'Elena Firme', with: 'Lucía', at: '11:00', until: '12:00' });
  await day.book({ cliente: 'Saúl Choque', with: 'Renata', at: '11:00', until: '11:45' });
  const agenda = await RejillaPage.open(page, origin(), `?fecha=${day.fecha}`);

  await agenda.lift('Saúl Choque', 0, 'Lucía');
  await expect(agenda.ghost).toHaveAttribute('data-validez', 'ocupada');
  await page.mouse.up();

  await expect(page.getByTestId('conflict')).toContainText('Elena Firme');
  await expect(page.getByTestId('alternative')).toHaveCount(3);
  await expect(agenda.column('Renata').getByTestId('bloque')).toContainText('Saúl Choque');
  await page.getByTestId('alternative').first().click();
  await expect(agenda.done).toContainText('Saúl Choque');
});

test('a drag that is given up with Escape changes nothing', async ({ page }) => {
  const api = await admin();
  const day = await quietDay(api, 2);
  const cita = await day.book({ cliente: 'Quieta Mora', with: 'Lucía', at: '10:00', until: '10:30' });
  const agenda = await RejillaPage.open(page, origin(), `?fecha=${day.fecha}`);
  await agenda.lift('Quieta Mora', 90);
  await page.keyboard.press('Escape');
  await page.mouse.up();
  await expect(agenda.ghost).toHaveCount(0);
  await expect(agenda.panel).toHaveCount(0);
  expect(await api.get(`/citas/${cita.id}`)).toMatchObject({ version: 1, horaInicio: '10:00' });
});

test('a cita is stretched by its end', async ({ page }) => {
  const day = await quietDay(await admin(), 3);
  await day.book({ cliente: 'Larga Luna', with: 'Lucía', at: '10:00', until: '10:45' });
  const agenda = await RejillaPage.open(page, origin(), `?fecha=${day.fecha}`);
  await agenda.stretch('Larga Luna', 30);
  await expect(agenda.done).toContainText('Larga Luna: ahora termina a las 11:15');
});

test('by keyboard alone a cita is moved, heard, opened, and cancelled with its reason', async ({ page }) => {
  const api = await admin();
  const day = await quietDay(api, 4);
  const cita = await day.book({ cliente: 'Tecla Ruiz', with: 'Lucía', at: '10:00', until: '10:45' });
  const agenda = await RejillaPage.open(page, origin(), `?fecha=${day.fecha}`);
  const block = agenda.block('Tecla Ruiz');
  await block.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(agenda.done).toContainText('a las 10:15');
  await page.keyboard.press('z');
  await expect(agenda.done).toContainText('Deshecho');
  await expect(block).toContainText('10:00');

  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Alt+ArrowDown');
  await expect(page.getByTestId('rejilla-voz')).toHaveText('10:20–11:20, Lucía, libre');
  await page.keyboard.press('Enter');
  await expect(agenda.done).toContainText('a las 10:20');
  await expect(block).toBeFocused();

  await page.keyboard.press('Enter');
  await expect(agenda.panel).toContainText('10:20–11:20');
  await expect(agenda.aside).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(block).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(agenda.aside).toBeFocused();
  await tabTo(page, agenda.panel.locator('[data-estado=confirmada]'));
  await page.keyboard.press('Enter');
  await expect(block).toHaveAttribute('data-estado', 'confirmada');
  await expect(agenda.aside).toBeFocused();
  await tabTo(page, agenda.panel.locator('[data-estado=cancelada]'));
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('form-motivo')).toBeFocused();
  await page.keyboard.type('Avisó por teléfono');
  await page.keyboard.press('Enter');
  await expect(agenda.panel).toContainText('«Avisó por teléfono»');
  // The panel does not wait for the server's answer.
  await expect
    .poll(() => api.get(`/citas/${cita.id}`))
    .toMatchObject({ estado: 'cancelada', motivo: 'Avisó por teléfono' });
});

test('what somebody else changed meanwhile is shown, and nothing of theirs is overwritten', async ({
  page,
}) => {
  const api = await admin();
  const day = await quietDay(api, 5);
  const cita = await day.book({ cliente: 'Doble Mano', with: 'Lucía', at: '10:00', until: '10:45' });
  const agenda = await RejillaPage.open(page, origin(), `?fecha=${day.fecha}`);
  // The other person's change arrives between the drop and the server's answer.
  await page.route(
    `**/api/v1/citas/${cita.id}`,
    async (route) => {
      await api.change(cita, { horaInicio: '12:00', horaFin: '12:45' });
      await route.continue();
    },
    { times: 1 },
  );
  await agenda.drag('Doble Mano', 30);
  await expect(page.getByTestId('version-changes')).toContainText('12:00–12:45');
  await page.keyboard.press('Escape');
  await expect(agenda.block('Doble Mano')).toContainText('12:00');
  expect(await api.get(`/citas/${cita.id}`)).toMatchObject({ version: 2, horaInicio: '12:00' });
});

test('a cita that a link leads to is seen at once, however late in the day', async ({ page }) => {
  const day = await quietDay(await admin(), 14);
  await day.book({ cliente: 'Alba Primera', with: 'Iván', at: '10:00', until: '10:45' });
  const late = await day.book({ cliente: 'Nina Nocturna', with: 'Iván', at: '19:00', until: '19:45' });
  const agenda = await RejillaPage.open(page, origin(), `?vista=dia&fecha=${day.fecha}&cita=${late.id}`);
  await expect(agenda.panel).toContainText('Nina Nocturna');
  await expect(agenda.block('Nina Nocturna')).toBeInViewport();
});

test('in the week a cita moves to another day', async ({ page }) => {
  const day = await quietDay(await admin(), 6);
  await day.book({ cliente: 'Semana Santos', with: 'Lucía', at: '10:00', until: '10:45' });
  const agenda = await RejillaPage.open(page, origin(), `?vista=semana&fecha=${day.fecha}`);
  await agenda.block('Semana Santos').focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(agenda.done).toContainText('Semana Santos');
  const next = Temporal.PlainDate.from(day.fecha).add({ days: 1 }).toString();
  await page.goto(`${origin()}/admin-local/agenda?fecha=${next}`);
  await expect(agenda.block('Semana Santos')).toContainText('10:00');
});

test('what is looked for is in the address: a name without its accents, a phone, an estado', async ({
  page,
}) => {
  const api = await admin();
  const day = await quietDay(api, 7);
  await day.book({ cliente: 'Íñigo Peñalver', with: 'Lucía', at: '10:00', until: '10:45' });
  const cita = await day.book({ cliente: 'Berta Otra', with: 'Renata', at: '10:00', until: '10:45' });
  const client = await api.get<{ version: number }>(`/clientes/${cita.clienteId}`);
  await api.send('PATCH', `/clientes/${cita.clienteId}`, { telefono: '+525511112222' }, client.version);
  const agenda = await RejillaPage.open(page, origin(), `?fecha=${day.fecha}`);

  await expect(agenda.blocks).toHaveCount(2);
  const summary = page.getByTestId('resumen');
  await expect(summary).toHaveText(/\d\s?% ocupado/);
  const [full] = /\d+\s?% ocupado/.exec((await summary.textContent()) ?? '') ?? [];
  const gaps = await agenda.gaps('Renata');
  await page.getByTestId('filtro-texto').fill('inigo pena');
  await expect(agenda.blocks).toHaveCount(1);
  await expect(page).toHaveURL(/q=inigo(%20|\+)pena/);
  await page.reload();
  await expect(agenda.blocks).toHaveCount(1);

  await page.getByTestId('filtro-texto').fill('5511112222');
  await expect(agenda.blocks).toHaveText([/Berta Otra/]);

  await page.getByTestId('filtro-texto').fill('');
  await page.getByTestId('filtro-estado').click();
  await page.getByTestId('filtro-completada').click();
  await page.keyboard.press('Escape');
  await expect(agenda.blocks).toHaveCount(0);
  await expect(page).toHaveURL(/estado=completada/);
  // What is hidden takes its time all the same.
  await expect(summary).toContainText(String(full));
  expect(await agenda.gaps('Renata')).toEqual(gaps);
});

test('the day is closed cita by cita', async ({ page }) => {
  const api = await admin();
  const today = Temporal.Now.plainDateISO('America/Mexico_City');
  const fecha = today.subtract({ days: 400 }).toString();
  for (const [cliente, at] of [
    ['Cierra Uno', '10:00'],
    ['Cierra Dos', '11:00'],
  ]) {
    await api.send('POST', '/citas', { cliente, servicio: 'Corte', fecha, horaInicio: at, horaFin: '11:30' });
  }
  const agenda = await RejillaPage.open(page, origin(), `?fecha=${fecha}`);
  await page.getByTestId('cerrar-dia-boton').click();
  const list = page.getByTestId('cerrar-dia');
  await list.getByRole('button', { name: 'Cierra Uno: Completada' }).click();
  await list.getByRole('button', { name: 'Cierra Dos: No asistió' }).click();
  await expect(list).toHaveCount(0);
  await expect(page.getByTestId('cerrar-dia-boton')).toHaveCount(0);
  await expect(agenda.block('Cierra Dos')).toHaveAttribute('data-estado', 'no_asistio');
});

test('a profesional sees their own day, without a button that they may not use', async ({ page }) => {
  const day = await quietDay(await admin(), 8);
  await day.book({ cliente: 'Para Marta', with: 'Marta', at: '10:00', until: '10:45' });
  await day.book({ cliente: 'Para Lucía', with: 'Lucía', at: '10:00', until: '10:45' });
  const agenda = await RejillaPage.open(page, origin(), `?fecha=${day.fecha}`, 'marta@aurora.demo');
  await expect(agenda.blocks).toHaveText([/Para Marta/]);
  await expect(page.getByTestId('new-cita')).toHaveCount(0);
  await expect(page.getByTestId('hueco')).toHaveCount(0);
  await agenda.block('Para Marta').click();
  await expect(agenda.panel).toBeVisible();
  await expect(page.getByTestId('mover-action')).toHaveCount(0);
  await agenda.panel.locator('[data-estado=confirmada]').click();
  await expect(agenda.block('Para Marta')).toHaveAttribute('data-estado', 'confirmada');
});

test('the sheet of the day is what is printed', async ({ page }) => {
  const day = await quietDay(await admin(), 9);
  await day.book({ cliente: 'Papel Pinto', with: 'Lucía', at: '10:00', until: '10:45' });
  const agenda = await RejillaPage.open(page, origin(), `?fecha=${day.fecha}`);
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByTestId('hoja-del-dia')).toContainText('Papel Pinto');
  await expect(agenda.grid).toBeHidden();
  await expect(page.getByTestId('new-cita')).toBeHidden();

  await page.emulateMedia({ media: 'screen' });
  await day.book({
    cliente: 'Otro Día',
    with: 'Lucía',
    at: '10:00',
    until: '10:45',
    on: Temporal.PlainDate.from(day.fecha).add({ days: 1 }).toString(),
  });
  await page.getByTestId('vista-semana').click();
  await expect(agenda.block('Otro Día')).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByTestId('hoja-del-dia')).toContainText(/jue.*Papel Pinto.*vie.*Otro Día/s);
});

for (const [width, theme] of [
  [1440, 'light'],
  [390, 'dark'],
] as const) {
  test.describe(`${width} px, ${theme}`, () => {
    test.use({ viewport: { width, height: 900 }, colorScheme: theme });

    test('day, week, list and panel are accessible and fit', async ({ page }) => {
      const day = await quietDay(await admin(), width);
      await day.book({ cliente: 'Ancha Vista', with: 'Lucía', at: '10:00', until: '10:45' });
      const agenda = await RejillaPage.open(page, origin(), `?vista=dia&fecha=${day.fecha}`);
      for (const vista of ['semana', 'lista', 'dia']) {
        const chosen = page.getByTestId(`vista-${vista}`);
        await chosen.click();
        await expect(chosen).toHaveAttribute('aria-pressed', 'true');
        await expect(page.getByText('Ancha Vista').first()).toBeVisible();
        await isAccessible(page);
        await fits(page, vista);
      }
      await agenda.block('Ancha Vista').click();
      await expect(agenda.panel).toBeVisible();
      await isAccessible(page);
    });
  });
}
