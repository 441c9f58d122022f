import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect } from '@playwright/test';
import { openDatabase } from '@citas/database';
import { parseClientMessage, parseServerFrame } from '@citas/protocol';
import { test } from '../fixtures/story.ts';
import { system, systemVariable } from '../fixtures/system.ts';

const run = promisify(execFile);
const guia = readFileSync(join(resolve(import.meta.dirname, '../..'), 'docs/guia.md'), 'utf8');
const blocksOf = (language: string): string[] =>
  [...guia.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'gms'))].map(([, text]) => text!);

for (const [i, block] of blocksOf('sh').entries()) {
  test(`the commands of docs/guia.md work as they are written: ${i + 1}`, async () => {
    const { api, hub, web } = system();
    const env = { ...process.env, API_PORT: String(api), WS_PORT: String(hub), WEB_PORT: String(web) };
    const { stdout } = await run('bash', ['-euo', 'pipefail', '-c', block], { env });
    expect(JSON.parse(stdout)).toBeTruthy();
  });
}

test('the messages of docs/guia.md are messages', () => {
  const [asked = '', told = ''] = blocksOf('json');
  expect(parseClientMessage(asked)).toMatchObject({ ok: true, message: { type: 'subscribe' } });
  expect(parseServerFrame(told)).toMatchObject({ ok: true, message: [{ type: 'stats' }] });
});

test('the query of docs/guia.md counts what is there', async () => {
  const database = await openDatabase({ url: systemVariable('DATABASE_URL') });
  const [row] = await database.query<{ total: number }>(blocksOf('sql')[0]!);
  expect(row?.total).toBeGreaterThan(0);
  await database.stop();
});
