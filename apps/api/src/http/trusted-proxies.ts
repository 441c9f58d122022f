import { isIP } from 'node:net';
import type { Express } from 'express';
import * as z from 'zod';

const NAMES = ['loopback', 'linklocal', 'uniquelocal'];
/** Clients are there too: of these only who asks the API itself is believed, not who asked that one. */
const WITH_CLIENTS = ['linklocal', 'uniquelocal'];
const LONGEST_PREFIX: Readonly<Record<number, number>> = { 4: 32, 6: 128 };

/**
 * What Express takes as `trust proxy`, and spaces between them too, as Caddy takes them; less the short forms of an
 * address: to Express `1` is 0.0.0.1, which nobody means.
 */
export const trustedProxies = z
  .string()
  .trim()
  .transform((value) => value.split(/\s*,\s*|\s+/))
  .refine((proxies) => proxies.every(isProxy), {
    error:
      'tiene que ser «loopback», «linklocal», «uniquelocal», direcciones o redes como 10.0.0.0/8, separadas por comas o espacios',
  })
  .transform((proxies) => proxies.join(','));

function isProxy(proxy: string): boolean {
  if (NAMES.includes(proxy)) return true;
  const [address = '', prefix, ...rest] = proxy.split('/');
  const longest = LONGEST_PREFIX[isIP(address)] ?? 0;
  if (rest.length > 0 || address.includes('%')) return false;
  return prefix === undefined ? longest > 0 : /^[1-9]\d*$/.test(prefix) && Number(prefix) <= longest;
}

type Trust = (address: string, hop: number) => boolean;

/** Has `req.ip` be who asked, as those of `proxies` tell it, from the nearest to the furthest. */
export function trustProxies(app: Express, proxies: string): void {
  const trusting = (list: readonly string[]): Trust =>
    app.set('trust proxy', list).get('trust proxy fn') as Trust;
  const named = proxies.split(',');
  const nearest = trusting(named);
  const further = trusting(named.filter((proxy) => !WITH_CLIENTS.includes(proxy)));
  app.set('trust proxy', (address: string, hop: number) => (hop === 0 ? nearest : further)(address, hop));
}
