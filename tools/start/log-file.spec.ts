import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { StartError } from '@citas/process';
import { openLog } from './log-file.ts';

const said = import.meta.jest.spyOn(console, 'error').mockImplementation(() => undefined);

let folder = '';
beforeEach(async () => {
  said.mockClear();
  folder = await mkdtemp(join(tmpdir(), 'registro-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const failureOf = (logDir: string) => openLog(logDir, 'prueba').catch((error: unknown) => error);

test('a log goes on where the run before left it', async () => {
  for (const text of ['uno\n', 'dos\n']) {
    const log = await openLog(join(folder, 'logs'), 'prueba');
    log.write(text);
    expect(log.lastLines()).toBe(text.trimEnd());
    await log.close();
  }
  expect(await readFile(join(folder, 'logs/prueba.log'), 'utf8')).toBe('uno\ndos\n');
});

test('one that cannot be opened fails the start, in words', async () => {
  await mkdir(join(folder, 'prueba.log'));
  const failure = await failureOf(folder);
  expect(failure).toBeInstanceOf(StartError);
  expect(String(failure)).toContain(
    `No se puede escribir el registro ${join(folder, 'prueba.log')}: es una carpeta.`,
  );
});

test('a folder that cannot be made fails the start, in words', async () => {
  await writeFile(join(folder, 'logs'), '');
  const failure = await failureOf(join(folder, 'logs'));
  expect(failure).toBeInstanceOf(StartError);
  expect(String(failure)).toContain(`No se puede escribir el registro ${join(folder, 'logs/prueba.log')}: `);
});

const testWithFullDisk = existsSync('/dev/full') ? test : test.skip;

testWithFullDisk('one whose disk is full is told of once, and what wrote into it goes on', async () => {
  await symlink('/dev/full', join(folder, 'prueba.log'));
  const log = await openLog(folder, 'prueba');
  log.write('uno\n');
  while (said.mock.calls.length === 0) await nextTurn();
  log.write('dos\n');
  await log.close();
  expect(said.mock.calls).toEqual([
    [`No se puede escribir el registro ${join(folder, 'prueba.log')}: el disco está lleno. Lo demás sigue.`],
  ]);
  expect(log.lastLines()).toBe('uno\ndos');
});
