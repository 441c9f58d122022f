import type { Request } from 'express';
import { cameByTls } from '../http/came-by-tls.ts';

export const COOKIE = 'citas_sesion';
/** Only the API sees it, and no other site can send it. */
const ATTRIBUTES = 'Path=/api; HttpOnly; SameSite=Strict';

export function cookieOf(req: Request): string | undefined {
  const cookies = req.cookies as Record<string, unknown>;
  const value = cookies[COOKIE];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** A browser throws away what is Secure when it came over plain http. */
export function setCookie(req: Request, refreshToken: string, maxAgeSeconds: number): string {
  const secure = cameByTls(req) ? '; Secure' : '';
  return `${COOKIE}=${refreshToken}; Max-Age=${maxAgeSeconds}; ${ATTRIBUTES}${secure}`;
}

export function clearCookie(req: Request): string {
  return setCookie(req, '', 0);
}
