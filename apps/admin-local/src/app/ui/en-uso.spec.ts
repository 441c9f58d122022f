import { estaEnUso } from './en-uso.ts';

/** The document with this in it, and the first field focused. */
const con = (html: string): Document => {
  document.body.innerHTML = html;
  document.querySelector<HTMLElement>('input, textarea')?.focus();
  return document;
};

test('a page that is only looked at is not in use, with the tray at hand and closed', () => {
  expect(estaEnUso(con('<h1>Panel</h1>'))).toBe(false);
  expect(estaEnUso(con('<section role="dialog" popover="auto"></section>'))).toBe(false);
  expect(estaEnUso(con('<dialog>Nueva cita</dialog>'))).toBe(false);
});

test.each([
  ['an open dialog', '<dialog open>Nueva cita</dialog>'],
  ['the open tray', '<section role="dialog" data-capa-abierta="true"></section>'],
  ['an open menu', '<div role="menu"></div>'],
  ['a field that is being filled', '<input />'],
  ['a note that is being written', '<textarea></textarea>'],
])('%s is', (_what, html) => {
  expect(estaEnUso(con(html))).toBe(true);
});
