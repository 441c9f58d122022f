import { expect, type Locator } from '@playwright/test';
import { ApiClient } from '../fixtures/api-client.ts';
import { quietDay } from '../fixtures/quiet-day.ts';
import { test } from '../fixtures/story.ts';
import { system } from '../fixtures/system.ts';
import { RejillaPage } from '../pages/rejilla-page.ts';

const origin = () => `http://localhost:${system().web}`;
/** What a finger hits for sure, in px. */
const FINGER = 44;

test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });

const heightOf = async (locator: Locator): Promise<number> => (await locator.boundingBox())?.height ?? 0;

test('on a phone a quarter of an hour is as high as a finger, be it free or taken', async ({ page }) => {
  const day = await quietDay(await ApiClient.logIn('admin@aurora.demo'), 20);
  await day.book({ cliente: 'Corta Uno', with: 'Iván', at: '12:00', until: '12:15' });
  await day.book({ cliente: 'Corta Dos', with: 'Iván', at: '12:30', until: '13:00' });
  const agenda = await RejillaPage.open(page, origin(), `?vista=dia&fecha=${day.fecha}`);
  const short = agenda.block('Corta Uno');
  await short.scrollIntoViewIfNeeded();
  expect(await heightOf(short)).toBeGreaterThanOrEqual(FINGER);
  // The name, and the service on a line of its own.
  await expect(short.getByText('Corte')).toBeInViewport();
  const gap = agenda.column('Iván').getByRole('button', { name: /Libre de 12:15 a 12:30/ });
  expect(await heightOf(gap)).toBeGreaterThanOrEqual(FINGER);
  await gap.tap();
  await expect(page.getByTestId('cita-form')).toBeVisible();
});
