import AxeBuilder from '@axe-core/playwright';
import { expect, type JSHandle, type Page } from '@playwright/test';
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';

const FONTS = resolve(import.meta.dirname, '../../docs/screens/fonts.json');
const UPDATE = process.env['UPDATE_SCREENS'] !== undefined;

/** What is judged stands: half faded in or out, nothing has the contrast that it is read by. */
const STANDING_TOASTS = '.ngx-toastr { animation: none !important; opacity: 1 !important; }';
/** A picture has no passing toasts, and what lies below the window as well. */
const PICTURED =
  '.toast-container { display: none !important; } * { content-visibility: visible !important; }';
/** Brought to its end, not waited for: the dot of the connection alone beats for five seconds. */
const standStill = () =>
  document
    .getAnimations()
    .filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity)
    .forEach((animation) => animation.finish());

export async function isAccessible(page: Page): Promise<void> {
  await page.addStyleTag({ content: STANDING_TOASTS });
  await page.evaluate(standStill);
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
    // The other mode opens a second page for what lies in frames; there are none.
    .setLegacyMode()
    .analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join('\n')}`)).toEqual(
    [],
  );
}

export async function fits(page: Page, name: string): Promise<void> {
  const { scrollWidth, clientWidth } = await page.evaluate(() => {
    const { scrollWidth: content, clientWidth: window } = document.documentElement;
    return { scrollWidth: content, clientWidth: window };
  });
  expect(scrollWidth, `${name} scrolls sideways`).toBeLessThanOrEqual(clientWidth);
}

/**
 * Holds the page against its picture in docs/screens, or takes that picture anew when UPDATE_SCREENS is set. Where other
 * fonts are installed than those of the pictures nothing can be compared.
 *
 * To picture what lies below the window Chromium makes the window one pixel wide for an instant. On a busy machine the
 * page may get to see that and answer as on the narrowest phone: then, and only then, it is arranged and pictured again.
 */
export async function looksAsBefore(
  page: Page,
  name: string,
  arrange = () => Promise.resolve(),
): Promise<void> {
  if (!(await hasTheFonts(page))) return;
  await page.addStyleTag({ content: PICTURED });
  // Nothing is hovered over, wherever the last press was.
  await page.mouse.move(0, 0);
  for (let takes = 3; ; takes--) {
    const window = await watchWindow(page);
    try {
      await isPictured(page, name);
      return;
    } catch (differs) {
      if (takes === 1 || !(await window.evaluate(({ narrowed }) => narrowed))) throw differs;
      await page.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }));
      await arrange();
    }
  }
}

function isPictured(page: Page, name: string): Promise<void> {
  return expect(page).toHaveScreenshot(`${name}.png`, {
    fullPage: (page.viewportSize()?.width ?? 0) > 500,
    animations: 'disabled',
    maxDiffPixelRatio: 0.02,
  });
}

function watchWindow(page: Page): Promise<JSHandle<{ narrowed: boolean }>> {
  return page.evaluateHandle(() => {
    const [seen, width] = [{ narrowed: false }, innerWidth];
    addEventListener('resize', () => {
      seen.narrowed ||= innerWidth < width;
    });
    return seen;
  });
}

/** The width of a line in the page's own font tells which font the machine has given it. */
export async function hasTheFonts(page: Page): Promise<boolean> {
  const width = await page.evaluate(() => {
    const line = document.body.appendChild(document.createElement('span'));
    line.textContent = 'Ñandú gigante: 1.234,50 € a las 11:05';
    line.style.cssText = 'position:absolute;font-size:100px;white-space:nowrap';
    const measured = Math.round(line.getBoundingClientRect().width);
    line.remove();
    return measured;
  });
  if (UPDATE) writeFileSync(FONTS, `{ "width": ${width} }\n`);
  return (JSON.parse(readFileSync(FONTS, 'utf8')) as { width: number }).width === width;
}
