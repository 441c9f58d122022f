import { spawn, type ChildProcess } from 'node:child_process';
import type { ServerAccount } from './server-account.ts';

/** Reads until its owner says that all is well, or is gone: then nobody else is left to stop the server. */
const script = 'trap "" INT TERM HUP; read -r line && exit 0; kill -INT "$1"';

/**
 * PostgreSQL outlives a parent that is killed outright. A shell at the other end of a pipe notices (the pipe closes)
 * and stops it in order. Returns what tells the guard that the server has ended.
 */
export function guard(server: ChildProcess, account: ServerAccount): () => void {
  const watcher = spawn('/bin/sh', ['-c', script, 'sh', String(server.pid)], {
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
    ...account,
  });
  watcher.on('error', () => undefined);
  watcher.stdin.on('error', () => undefined);
  watcher.unref();
  return () => watcher.stdin.end('\n');
}
