import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits; the database only ever sees their SHA-256. */
export function newRefreshToken(): string {
  return randomBytes(32).toString('base64url');
}

export function hashOf(refreshToken: string): Buffer {
  return createHash('sha256').update(refreshToken).digest();
}
