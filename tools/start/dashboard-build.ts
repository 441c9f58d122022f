import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { StartError, type Part } from '@citas/process';
import { openLog } from './log-file.ts';
import type { Settings } from './settings.ts';

const BUILT = 'dist/apps/admin-local';

/**
 * Builds the dashboard; Nx answers from its cache when nothing has changed. What is served is a copy: the next build in this
 * checkout takes the files away for a moment, under whoever is loading a page.
 */
export function dashboardBuild(settings: Settings): Part {
  let child: ChildProcess | undefined;
  return {
    name: 'panel',
    start: async () => {
      const log = await openLog(settings.logDir, 'build');
      child = spawn(process.execPath, ['node_modules/.bin/nx', 'build', 'admin-local'], {
        stdio: ['ignore', 'pipe', 'pipe'],
        // Whoever holds the clock of this process still means its programs, not its tools: libfaketime's lock is shared by
        // all, and a worker of Nx that is ended while it holds it stops every other process for good.
        env: {
          ...process.env,
          LD_PRELOAD: undefined,
          NX_DAEMON: 'false',
          NX_TUI: 'false',
          NODE_ENV: 'production',
        },
      });
      for (const stream of [child.stdout, child.stderr])
        stream?.on('data', (chunk: Buffer) => log.write(chunk.toString()));
      const [code] = (await once(child, 'close')) as [number | null];
      await log.close();
      if (code === 0) return serve(settings.webFolder);
      throw new StartError(
        `No se pudo compilar el panel (registro en ${join(settings.logDir, 'build.log')}):\n${log.lastLines()}`,
      );
    },
    stop: async () => {
      if (child?.exitCode !== null || child.signalCode !== null) return;
      const closed = once(child, 'close');
      child.kill('SIGTERM');
      await closed;
    },
  };
}

async function serve(folder: string): Promise<void> {
  const copy = `${folder}.new`;
  await rm(copy, { recursive: true, force: true });
  await cp(BUILT, copy, { recursive: true });
  await rm(folder, { recursive: true, force: true });
  await rename(copy, folder);
}
