import type { Request } from 'express';

export const COOKIE = 'citas_sesion';
/** Only the API sees it, and no other site can send it. */
const ATTRIBUTES = 'Path=/api; HttpOnly; SameSite=Strict';

export function cookieOf(req: Request): string | undefined {
  const cookies = req.cookies as Record<string, unknown>;
  const value = cookies[COOKIE];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

export function setCookie(req: Request, refreshToken: string, maxAgeSeconds: number): string {
  const secure = cameByTls(req) ? '; Secure' : '';
  return `${COOKIE}=${refreshToken}; Max-Age=${maxAgeSeconds}; ${ATTRIBUTES}${secure}`;
}

export function clearCookie(req: Request): string {
  return setCookie(req, '', 0);
}

/**
 * A browser throws away what is Secure when it came over plain http. The origin is what the browser sees itself, also
 * where TLS ends at a proxy before the one we know.
 */
function cameByTls(req: Request): boolean {
  return req.secure || (req.get('Origin') ?? '').startsWith('https:');
}
