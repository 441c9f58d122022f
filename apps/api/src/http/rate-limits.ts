import type { Request, RequestHandler } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
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
export function loginLimits(limits: RateLimits): RequestHandler[] {
  const failures = { windowMs: 15 * MINUTE_MS, skipSuccessfulRequests: true };
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

function accountOf(req: Request): string {
  const body = req.body as { email?: unknown } | undefined;
  return typeof body?.email === 'string' ? body.email.trim().toLowerCase() : '';
}
