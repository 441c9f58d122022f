const CLAVE = 'token';

/** The guide keeps the token here: `localStorage.getItem('token')`. */
export function tokenGuardado(): string | null {
  return localStorage.getItem(CLAVE);
}

export function guardarToken(token: string | null): void {
  if (token === null) localStorage.removeItem(CLAVE);
  else localStorage.setItem(CLAVE, token);
}

/** When a JWT stops being valid, in epoch milliseconds; null when it cannot be read. Proves nothing: the server does. */
export function caducidadDeToken(token: string): number | null {
  try {
    const cuerpo = token.split('.')[1] ?? '';
    const datos: unknown = JSON.parse(atob(cuerpo.replaceAll('-', '+').replaceAll('_', '/')));
    const exp = (datos as { exp?: unknown } | null)?.exp;
    return typeof exp === 'number' ? exp * 1000 : null;
  } catch {
    return null;
  }
}
