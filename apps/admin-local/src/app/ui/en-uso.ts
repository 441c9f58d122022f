/** What one writes in or chooses from. */
export const CAMPO = 'input, textarea, select, [contenteditable]';
/** What has the keyboard to itself while it is open. */
export const CAPA = 'dialog[open], [role="menu"], [data-capa-abierta]';

/** Somebody writes, or has something open: not the moment to load the page again. */
export function estaEnUso({ activeElement, body }: Document): boolean {
  return body.querySelector(CAPA) !== null || (activeElement?.matches(CAMPO) ?? false);
}
