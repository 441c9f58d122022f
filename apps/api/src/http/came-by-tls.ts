import type { Request } from 'express';

/** The origin is what the browser sees itself, also where TLS ends at a proxy before the one we know. */
export function cameByTls(req: Request): boolean {
  return req.secure || (req.get('Origin') ?? '').startsWith('https:');
}
