/** What had the focus went away, and nothing else has it. An open dialog has its own. */
export function focoPerdido({ activeElement, body }: Document): boolean {
  return activeElement === body && body.querySelector('dialog[open]') === null;
}
