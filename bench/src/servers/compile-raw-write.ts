import { spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { aCitaCreated } from './a-cita-created.ts';
import { rawWrite, type Contestant } from './contestant.ts';
import { textFrame } from './text-frame.ts';

/** The floor in C, made in a folder of the caller's, or undefined where there is no gcc to make it with. */
export async function compileRawWrite(folder: string): Promise<Contestant | undefined> {
  const binary = join(folder, 'raw-write');
  const frameFile = join(folder, 'frame');
  const { status } = spawnSync('gcc', ['-O2', '-o', binary, join(import.meta.dirname, 'raw-write.c')], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (status !== 0) return undefined;
  await writeFile(frameFile, textFrame(JSON.stringify(aCitaCreated(1))));
  return rawWrite(binary, frameFile);
}
