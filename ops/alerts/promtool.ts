import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { requireProgram } from '@citas/process/testing';

const run = promisify(execFile);

/** Resolves with what it says; rejects with what it complains of. */
export async function promtool(...order: readonly string[]): Promise<string> {
  try {
    return (await run(requireProgram('promtool'), [...order])).stdout;
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    throw new Error(`promtool ${order.join(' ')}\n${stdout}${stderr}`, { cause: error });
  }
}
