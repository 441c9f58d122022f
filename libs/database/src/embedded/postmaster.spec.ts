import { pbkdf2 } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startPostmaster } from './postmaster.ts';

/** The threads in which Node opens and closes files. */
const THREADS = 4;

test('a server that ends at once is told of at once, however busy this process is with its files', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'citas-postmaster-'));
  let isOver = false;
  // Each file is closed later than a program that does nothing has ended.
  const busy = Array.from({ length: THREADS }, async () => {
    while (!isOver) await promisify(pbkdf2)('', '', 100_000, 64, 'sha512');
  });
  try {
    const starting = startPostmaster({
      ...{ cluster: folder, log: join(folder, 'postgres.log'), port: 1, password: '', ephemeral: true },
      ...{
        account: undefined,
        binaries: { postgres: '/usr/bin/false', initdb: '/usr/bin/false', major: '' },
      },
    });
    await expect(starting).rejects.toThrow('PostgreSQL no arrancó: terminó nada más empezar');
  } finally {
    isOver = true;
    await Promise.all(busy);
    await rm(folder, { recursive: true });
  }
});
