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
  return milisegundos(datosDe(token)?.exp);
}

/** When it was made, by the server's clock, in epoch milliseconds; null when it cannot be read. */
export function emisionDeToken(token: string): number | null {
  return milisegundos(datosDe(token)?.iat);
}

/** The id of the usuario that a JWT was made for; null when it cannot be read. */
export function usuarioDeToken(token: string): string | null {
  const sub = datosDe(token)?.sub;
  return typeof sub === 'string' ? sub : null;
}

function milisegundos(segundos: unknown): number | null {
  return typeof segundos === 'number' ? segundos * 1000 : null;
}

interface Datos {
  readonly exp?: unknown;
  readonly iat?: unknown;
  readonly sub?: unknown;
}

function datosDe(token: string): Datos | null {
  try {
    const cuerpo = token.split('.')[1] ?? '';
    return JSON.parse(atob(cuerpo.replaceAll('-', '+').replaceAll('_', '/'))) as object | null;
  } catch {
    return null;
  }
}
