import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits, 43 characters that a URL takes as they are. The database only ever sees their SHA-256. */
export function newSecreto(): string {
  return randomBytes(32).toString('base64url');
}

export function hashOfSecreto(secreto: string): Buffer {
  return createHash('sha256').update(secreto).digest();
}
