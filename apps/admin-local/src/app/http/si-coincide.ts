/** The condition that protects another person's change: the write counts only for this version. */
export function siCoincide(version: number): { 'If-Match': string } {
  return { 'If-Match': `"${version}"` };
}
