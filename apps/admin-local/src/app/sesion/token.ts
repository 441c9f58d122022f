export const CLAVE_DE_TOKEN = 'token';

/** The guide keeps the token here: `localStorage.getItem('token')`. */
export function tokenGuardado(): string | null {
  return localStorage.getItem(CLAVE_DE_TOKEN);
}

export function guardarToken(token: string | null): void {
  if (token === null) localStorage.removeItem(CLAVE_DE_TOKEN);
  else localStorage.setItem(CLAVE_DE_TOKEN, token);
}

/** When a JWT stops being valid, in epoch milliseconds; null when it cannot be read. Proves nothing: the server does. */
export function caducidadDeToken(token: string): number | null {
  const exp = datosDe(token)?.exp;
  return typeof exp === 'number' ? exp * 1000 : null;
}

/** The id of the usuario that a JWT was made for; null when it cannot be read. */
export function usuarioDeToken(token: string): string | null {
  const sub = datosDe(token)?.sub;
  return typeof sub === 'string' ? sub : null;
}

function datosDe(token: string): { readonly exp?: unknown; readonly sub?: unknown } | null {
  try {
    const cuerpo = token.split('.')[1] ?? '';
    return JSON.parse(atob(cuerpo.replaceAll('-', '+').replaceAll('_', '/'))) as object | null;
  } catch {
    return null;
  }
}
