/** Names one intention, so that a repeated POST books once. Not `randomUUID`: plain http on a LAN lacks it. */
export function claveDeIdempotencia(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
