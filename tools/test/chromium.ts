import { execFile } from 'node:child_process';
import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { chromium } from 'playwright';
import { runCommand } from './run-command.ts';

/** The quickest first. */
const names = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
];
const run = promisify(execFile);

/** A Chromium for the stories: one that is there, else Playwright's; undefined if none can be had. */
export async function findChromium(): Promise<string | undefined> {
  return (await findInstalled()) ?? (await installPlaywrights());
}

async function findInstalled(): Promise<string | undefined> {
  const given = process.env['CHROMIUM_PATH'];
  const folders = ['/usr/bin', ...(process.env['PATH'] ?? '').split(delimiter)];
  const paths = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  const mac = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
  for (const path of [given, ...paths, mac, chromium.executablePath()]) {
    if (path && (await works(path))) return path;
  }
  return undefined;
}

/** Some systems have a file of that name that only says where to get the program. */
async function works(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    await run(path, ['--version'], { timeout: 20_000 });
    return true;
  } catch {
    return false;
  }
}

async function installPlaywrights(): Promise<string | undefined> {
  console.log('No hay Chromium: se intenta instalar el de Playwright…');
  await runCommand(['playwright', 'install', 'chromium']);
  const path = chromium.executablePath();
  return (await works(path)) ? path : undefined;
}
