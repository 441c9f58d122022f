import type { TokenVerifier } from '@citas/auth';
import type { Request, RequestHandler } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import { bearerOf } from './gate.ts';
import { TooManyRequestsError } from './request-error.ts';

export interface RateLimits {
  /** Requests a minute from one address. */
  readonly perMinute: number;
  /** Failed log-ins in a quarter of an hour, from one address and for one account. */
  readonly failedLoginsPerAddress: number;
  readonly failedLoginsPerAccount: number;
  /** Requests without a token, of those that need none, a minute from one address. */
  readonly anonymousPerMinute: number;
}

export const DEFAULT_LIMITS: RateLimits = {
  perMinute: 1_200,
  failedLoginsPerAddress: 30,
  failedLoginsPerAccount: 10,
  anonymousPerMinute: 60,
};

const MINUTE_MS = 60_000;

export function requestLimit({ perMinute }: RateLimits): RequestHandler {
  return limit({ identifier: 'api', windowMs: MINUTE_MS, limit: perMinute, keyGenerator: addressOf });
}

/** Only failures count, so that a busy reception desk is never shut out. */
const failures = { windowMs: 15 * MINUTE_MS, skipSuccessfulRequests: true };

export function loginLimits(limits: RateLimits): RequestHandler[] {
  return [
    limit({
      ...failures,
      identifier: 'login-address',
      limit: limits.failedLoginsPerAddress,
      keyGenerator: addressOf,
    }),
    limit({
      ...failures,
      identifier: 'login-account',
      limit: limits.failedLoginsPerAccount,
      keyGenerator: accountOf,
    }),
  ];
}

/** Whoever holds somebody's token does not find out their password by trying. */
export function passwordLimit(
  { failedLoginsPerAccount }: RateLimits,
  verifyToken: TokenVerifier,
): RequestHandler {
  return limit({
    ...failures,
    identifier: 'password',
    limit: failedLoginsPerAccount,
    keyGenerator: (req) => usuarioOf(req, verifyToken) ?? addressOf(req),
  });
}

/** What anybody may ask is asked from many screens behind one address, but not by the thousand. */
export function anonymousLimit({ anonymousPerMinute }: RateLimits): RequestHandler {
  return limit({
    identifier: 'anonymous',
    windowMs: MINUTE_MS,
    limit: anonymousPerMinute,
    keyGenerator: addressOf,
  });
}

function limit(options: Parameters<typeof rateLimit>[0]): RequestHandler {
  return rateLimit({
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    handler: () => {
      throw new TooManyRequestsError();
    },
    ...options,
  });
}

function addressOf(req: Request): string {
  return ipKeyGenerator(req.ip ?? '');
}

function usuarioOf(req: Request, verifyToken: TokenVerifier): string | undefined {
  try {
    return verifyToken(bearerOf(req) ?? '').usuarioId;
  } catch {
    return undefined; // the gate refuses it
  }
}

function accountOf(req: Request): string {
  const body = req.body as { email?: unknown } | undefined;
  return typeof body?.email === 'string' ? body.email.trim().toLowerCase() : '';
}
