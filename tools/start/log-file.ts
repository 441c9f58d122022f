import { createWriteStream } from 'node:fs';
import { mkdir, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';

export interface LogFile {
  write(text: string): void;
  /** What was written last in this run. */
  lastLines(): string;
  close(): Promise<void>;
}

const rotateAt = 5_000_000;
const remembered = 4_000;
const shownLines = 12;

/** Appends to logDir/<name>.log; a large one is set aside first, as <name>.log.1. */
export async function openLog(logDir: string, name: string): Promise<LogFile> {
  await mkdir(logDir, { recursive: true });
  const path = join(logDir, `${name}.log`);
  const size = (await stat(path).catch(() => undefined))?.size ?? 0;
  if (size > rotateAt) await rename(path, `${path}.1`);
  const file = createWriteStream(path, { flags: 'a', mode: 0o600 });
  let tail = '';
  return {
    write: (text) => {
      tail = (tail + text).slice(-remembered);
      file.write(text);
    },
    lastLines: () => tail.trimEnd().split('\n').slice(-shownLines).join('\n'),
    close: () => new Promise((resolve) => void file.end(resolve)),
  };
}
