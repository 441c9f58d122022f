import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

test('the policy allows the one script that stands in the page itself, as it is now', () => {
  const scripts = [...read('apps/admin-local/src/index.html').matchAll(/<script>([^]*?)<\/script>/g)];
  const hashes = scripts.map(([, code = '']) => createHash('sha256').update(code).digest('base64'));
  const [, policy] = /script-src ([^;"]+)/.exec(read('ops/proxy/Caddyfile')) ?? [];
  expect(policy?.split(' ')).toEqual(["'self'", ...hashes.map((hash) => `'sha256-${hash}'`)]);
});

test('whatever serves the dashboard lets browsers keep the same files', () => {
  const servers = [
    'ops/proxy/Caddyfile',
    'apps/api/src/http/static-dashboard.ts',
    'tools/start/web-server.ts',
  ];
  const rules = servers.map((path) => {
    const patterns = read(path)
      .replaceAll('\\/', '/')
      .match(/\(\^\/media\/\S+\)\$/g);
    return [...new Set(patterns)];
  });
  expect(rules).toEqual(servers.map(() => [String.raw`(^/media/.+|-[\w-]{8}\.(js|css))$`]));
});
