/**
 * Whether this browser knows the zone, by a name that the API takes. `Intl.supportedValuesOf` lists one name a zone, so that
 * America/Argentina/Buenos_Aires and UTC may not be among them; Intl itself takes any name in any case, and offsets.
 */
export function esZona(nombre: string): boolean {
  if (!/^[A-Z]/.test(nombre)) return false;
  try {
    const { timeZone } = new Intl.DateTimeFormat('en', { timeZone: nombre }).resolvedOptions();
    return timeZone === nombre || timeZone.toLowerCase() !== nombre.toLowerCase();
  } catch {
    return false; // RangeError: no zone of that name
  }
}
