import type { TokenVerifier } from '@citas/auth';
import type { Queryable } from '@citas/database';
import type { Logger } from '@citas/process';
import { PROBLEMS } from '@citas/protocol';
import type { Request, RequestHandler, Response } from 'express';
import { ipKeyGenerator, rateLimit, type Options } from 'express-rate-limit';
import { postgresStore } from '../failed-attempts/postgres-store.ts';
import { bearerOf } from './gate.ts';
import { TooManyRequestsError, type Demasiado } from './request-error.ts';

export interface RateLimits {
  /** Requests a minute by one person, or without a good token from one address. */
  readonly perMinute: number;
  /** Failed log-ins in a quarter of an hour, from one address and for one account. */
  readonly failedLoginsPerAddress: number;
  readonly failedLoginsPerAccount: number;
  /** Wrong guesses at the code of a screen in a quarter of an hour, by one person. */
  readonly wrongCodesPerUser: number;
  /** Requests without a token, of those that need none, a minute from one address. */
  readonly anonymousPerMinute: number;
}

export const DEFAULT_LIMITS: RateLimits = {
  perMinute: 1_200,
  failedLoginsPerAddress: 30,
  failedLoginsPerAccount: 10,
  wrongCodesPerUser: 10,
  anonymousPerMinute: 60,
};

const MINUTE_MS = 60_000;

export interface LimitDeps {
  readonly limits: RateLimits;
  /** What failed is counted there, by all APIs together. */
  readonly database: Queryable;
  readonly logger: Pick<Logger, 'error' | 'warn'>;
}

/**
 * By person, however many tokens they have: a whole salon's pages may come from one address. Counted in memory, by each
 * API for itself: a query for every request would cost more than what it protects.
 */
export function requestLimit(
  { limits, logger }: Omit<LimitDeps, 'database'>,
  verifyToken: TokenVerifier,
): RequestHandler {
  return limit(logger, {
    identifier: 'api',
    windowMs: MINUTE_MS,
    limit: limits.perMinute,
    keyGenerator: whoever(verifyToken),
  });
}

/** What anybody may ask is asked from many screens behind one address, but not by the thousand. In memory too. */
export function anonymousLimit({ limits, logger }: Omit<LimitDeps, 'database'>): RequestHandler {
  return limit(logger, {
    identifier: 'anonymous',
    windowMs: MINUTE_MS,
    limit: limits.anonymousPerMinute,
    keyGenerator: addressOf,
  });
}

export function loginLimits(deps: LimitDeps): RequestHandler[] {
  const { failedLoginsPerAddress, failedLoginsPerAccount } = deps.limits;
  return [
    failureLimit(deps, 'login-address', failedLoginsPerAddress, addressOf),
    failureLimit(deps, 'login-account', failedLoginsPerAccount, accountOf),
  ];
}

/** Whoever holds somebody's token does not find out their password by trying. */
export function passwordLimit(deps: LimitDeps, verifyToken: TokenVerifier): RequestHandler {
  return failureLimit(deps, 'password', deps.limits.failedLoginsPerAccount, whoever(verifyToken));
}

/** Of a million codes a thousand may be alive: nobody finds one that is not on a screen of theirs. */
export function codeLimit(deps: LimitDeps, verifyToken: TokenVerifier): RequestHandler {
  return failureLimit(deps, 'screen-code', deps.limits.wrongCodesPerUser, whoever(verifyToken), isNoGuess);
}

/** Anything but "there is no such code" says nothing of codes. */
function isNoGuess(_req: Request, { statusCode }: Response): boolean {
  return statusCode !== PROBLEMS['codigo-no-valido'].status;
}

/** Only failures count, so that a busy reception desk is never shut out. */
function failureLimit(
  { database, logger }: LimitDeps,
  identifier: string,
  failures: number,
  keyGenerator: (req: Request) => string,
  requestWasSuccessful?: Options['requestWasSuccessful'],
): RequestHandler {
  const windowMs = 15 * MINUTE_MS;
  return limit(logger, {
    identifier,
    windowMs,
    limit: failures,
    keyGenerator,
    skipSuccessfulRequests: true,
    ...(requestWasSuccessful && { requestWasSuccessful }),
    store: postgresStore({ database, identifier, windowMs }),
    handler: refuse('intentos'),
  });
}

/** The limiter has said in the header when to ask again. */
function refuse(de: Demasiado): Options['handler'] {
  return (_req, res) => {
    throw new TooManyRequestsError(Number(res.getHeader('Retry-After')), de);
  };
}

function limit(logger: LimitDeps['logger'], options: Partial<Options>): RequestHandler {
  return rateLimit({
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    handler: refuse('peticiones'),
    logger: {
      error: (err, message) => logger.error({ err }, message),
      warn: (err, message) => logger.warn({ err }, message),
    },
    ...options,
  });
}

function addressOf(req: Request): string {
  return ipKeyGenerator(req.ip ?? '');
}

function whoever(verifyToken: TokenVerifier): (req: Request) => string {
  return (req) => usuarioOf(req, verifyToken) ?? addressOf(req);
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
