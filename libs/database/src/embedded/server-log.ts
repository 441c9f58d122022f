import { open, rename, stat } from 'node:fs/promises';

const rotateAt = 5_000_000;
const tail = 4_000;

/** Keeps the present log and the one before. */
export async function rotateLog(path: string): Promise<void> {
  const size = (await stat(path).catch(() => undefined))?.size ?? 0;
  if (size > rotateAt) await rename(path, `${path}.1`);
}

/** The end of what was written after `from` bytes. */
export async function whatItSaid(path: string, from: number): Promise<string> {
  const file = await open(path, 'r').catch(() => undefined);
  if (!file) return '';
  try {
    const { size } = await file.stat();
    const start = Math.max(Math.min(from, size), size - tail);
    const { buffer, bytesRead } = await file.read(Buffer.alloc(size - start), 0, size - start, start);
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await file.close();
  }
}

/** The line with the reason among those of a PostgreSQL that ended: what it tidied up comes after it. */
export function whyItFailed(said: string): string | undefined {
  return said
    .split('\n')
    .findLast((line) => /FATAL|PANIC|error/.test(line))
    ?.trim();
}
