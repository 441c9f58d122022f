import type { Request } from 'express';

export const COOKIE = 'citas_sesion';
/** Only the API sees it, and no other site can send it. */
const ATTRIBUTES = 'Path=/api; HttpOnly; SameSite=Strict';

export interface CookieSettings {
  /** Whether the browser may send it over TLS only. */
  readonly secure: boolean;
}

export function cookieOf(req: Request): string | undefined {
  const cookies = req.cookies as Record<string, unknown>;
  const value = cookies[COOKIE];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

export function setCookie(refreshToken: string, maxAgeSeconds: number, { secure }: CookieSettings): string {
  return `${COOKIE}=${refreshToken}; Max-Age=${maxAgeSeconds}; ${ATTRIBUTES}${secure ? '; Secure' : ''}`;
}

export function clearCookie(settings: CookieSettings): string {
  return setCookie('', 0, settings);
}
