import { basename } from 'node:path';
import { inCircles } from './import-circles.ts';
import { manifests, ourPaths, projects, read, rootEntries } from './workspace.ts';

const platforms = ['universal', 'node', 'browser'].map((name) => `platform:${name}`);
const kinds = ['app', 'e2e', 'core', 'data-access', 'contract', 'domain', 'util'].map(
  (name) => `type:${name}`,
);
const sources = ourPaths().filter((path) => /\.(ts|mjs|js|html|css|sql)$/.test(path));
/** Written by a program, never by hand. */
const generated = ['libs/database/schema.sql'];

test.each(projects())('$name has one tag of each axis, so that the dependency rule binds it', ({ tags }) => {
  expect(tags.filter((tag) => platforms.includes(tag))).toHaveLength(1);
  expect(tags.filter((tag) => kinds.includes(tag))).toHaveLength(1);
});

test('no source file is longer than 300 lines', () => {
  const long = sources.filter((path) => !generated.includes(path) && read(path).split('\n').length - 1 > 300);
  expect(long).toEqual([]);
});

test('no file or folder has a name that could hold anything', () => {
  const vague = /(^|[-.])(utils?|helpers?|common|shared|misc|types?|managers?)([-.]|$)/i;
  expect(ourPaths().filter((path) => vague.test(basename(path)))).toEqual([]);
});

test('every other entry of the root has its line in the layout of the README', () => {
  const layout = /^## Layout\n(.*?)(?=^## |$(?![^]))/ms.exec(read('README.md'))?.[1] ?? '';
  const named = new Set([...layout.matchAll(/`([^`]+)`/g)].map(([, path]) => path?.split('/')[0]));
  expect(rootEntries().filter((entry) => entry !== 'README.md' && !named.has(entry))).toEqual([]);
});

test('the layout of the README names nothing that is not there', () => {
  const layout = /^## Layout\n(.*?)(?=^## |$(?![^]))/ms.exec(read('README.md'))?.[1] ?? '';
  const firstColumn = [...layout.matchAll(/^\| (`.+?`) \|/gm)].flatMap(
    ([, cell]) => cell?.match(/[^`, ]+/g) ?? [],
  );
  const present = new Set(ourPaths());
  expect(firstColumn.filter((path) => !present.has(path))).toEqual([]);
});

test.each(manifests())('%s pins every dependency to one exact version', (path) => {
  const manifest = JSON.parse(read(path)) as Record<string, Record<string, string> | undefined>;
  const fields = ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies'];
  const pinned = fields.flatMap((field) => Object.entries(manifest[field] ?? {}));
  const loose = pinned.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version));
  expect(loose).toEqual([]);
});

test('no check is switched off where it complains', () => {
  const switches = [
    'eslint' + '-disable',
    '@ts' + '-ignore',
    '@ts' + '-nocheck',
    '@ts' + '-expect-error',
    'istanbul' + ' ignore',
  ];
  const allowed = (path: string, text: string): boolean => text === switches[3] && path.endsWith('.spec.ts');
  const found = sources.flatMap((path) =>
    switches
      .filter((text) => read(path).includes(text) && !allowed(path, text))
      .map((text) => `${path}: ${text}`),
  );
  expect(found).toEqual([]);
});

test('test doubles are reached only through an entry of their own', () => {
  const exporting = sources.filter(
    (path) => path.endsWith('src/index.ts') && read(path).includes("from './testing"),
  );
  expect(exporting).toEqual([]);
});

test('no import leads back to where it came from', () => {
  expect(inCircles(sources.filter((path) => path.endsWith('.ts')))).toEqual([]);
});

test('a server asks the database in a file of queries and nowhere else', () => {
  // They ask nothing of it but an answer.
  const probes = ['apps/api/src/http/health.ts', 'apps/ws-server/src/database-probe.ts'];
  const servers = sources.filter((path) => /^apps\/(api|ws-server)\/src\/.*\.ts$/.test(path));
  const asking = servers
    .filter((path) => !/-queries\.ts$|\.spec\.ts$|\/testing\//.test(path))
    .filter((path) => /\b(db|tx|database)\.query\b/.test(read(path)));
  expect(asking.filter((path) => !probes.includes(path))).toEqual([]);
});

test('a story that holds back what a page asks for does so from before the page is loaded', () => {
  const routing = sources.filter(
    (path) => /^e2e\/stories\/.+\.ts$/.test(path) && /\.route\(|failsUntilRetried\(/.test(read(path)),
  );
  expect(routing.length).toBeGreaterThan(0);
  expect(routing.filter((path) => !read(path).includes('intercepted: true'))).toEqual([]);
});
