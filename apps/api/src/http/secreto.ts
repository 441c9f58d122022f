import { createHash, createHmac, randomBytes } from 'node:crypto';

/** 256 random bits, 43 characters that a URL takes as they are. The database only ever sees their SHA-256. */
export function newSecreto(): string {
  return randomBytes(32).toString('base64url');
}

/** One that can be told again by whoever has both halves. */
export function derivedSecreto(jwtSecret: string, sal: string): string {
  return createHmac('sha256', jwtSecret).update(`secreto\n${sal}`).digest('base64url');
}

export function hashOfSecreto(secreto: string): Buffer {
  return createHash('sha256').update(secreto).digest();
}
