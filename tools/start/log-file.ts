import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { mkdir, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { StartError } from '@citas/process';
import { terminal } from './terminal.ts';

export interface LogFile {
  write(text: string): void;
  /** What was written last in this run. */
  lastLines(): string;
  close(): Promise<void>;
}

const rotateAt = 5_000_000;
const remembered = 4_000;
const shownLines = 12;
const reasons: Readonly<Record<string, string>> = {
  EACCES:
    'es de otro usuario, quizá por un «sudo npm start» anterior; devuélvelo al tuyo con chown o bórralo',
  EISDIR: 'es una carpeta',
  ENOSPC: 'el disco está lleno',
  EROFS: 'el disco es de solo lectura',
};

/**
 * Appends to logDir/<name>.log; a large one is set aside first, as <name>.log.1. One that cannot be opened is a
 * StartError; one that cannot be written any more is told of once, and what comes after is in the last lines alone.
 */
export async function openLog(logDir: string, name: string): Promise<LogFile> {
  const path = join(logDir, `${name}.log`);
  const file = await openFile(logDir, path).catch((cause: unknown) => {
    throw new StartError(cannotBeWritten(path, cause), { cause });
  });
  file.once('error', (error) => terminal.error(`${cannotBeWritten(path, error)} Lo demás sigue.`));
  let tail = '';
  return {
    write: (text) => {
      tail = (tail + text).slice(-remembered);
      if (!file.destroyed) file.write(text);
    },
    lastLines: () => tail.trimEnd().split('\n').slice(-shownLines).join('\n'),
    close: () => new Promise((resolve) => void file.end(() => resolve())),
  };
}

async function openFile(logDir: string, path: string): Promise<WriteStream> {
  await mkdir(logDir, { recursive: true });
  const size = (await stat(path).catch(() => undefined))?.size ?? 0;
  if (size > rotateAt) await rename(path, `${path}.1`);
  const file = createWriteStream(path, { flags: 'a', mode: 0o600 });
  await once(file, 'open');
  return file;
}

function cannotBeWritten(path: string, error: unknown): string {
  const { code = '', message } = error as NodeJS.ErrnoException;
  return `No se puede escribir el registro ${path}: ${reasons[code] ?? message}.`;
}
