import { createTestDatabase, type TestDatabase } from '@citas/database/testing';
import { freePorts } from '@citas/process/testing';
import { readAlertRules, type AlertRule } from './alert-rules.ts';
import { queryOf, readDashboard, type Dashboard } from './dashboard.ts';
import { HAZARDS } from './hazards.ts';
import { exportedNames, parsePromql } from './metric-names.ts';
import { ServerProcess } from '../server-process.ts';

/** What Prometheus adds to what it scrapes. */
const OF_PROMETHEUS = ['up', 'ALERTS'];

/** Two servers, and the database that they share. */
const STARTS_WITHIN_MS = 120_000;
let own: TestDatabase;
let servers: readonly ServerProcess[] = [];
let exported: ReadonlySet<string>;
let rules: readonly AlertRule[];
let dashboard: Dashboard;

beforeAll(async () => {
  own = await createTestDatabase();
  const [port = 0] = await freePorts(1);
  const env = { DATABASE_URL: own.url, JWT_SECRET: 'a secret of the test', CANARY_SECONDS: '1' };
  servers = await Promise.all([
    ServerProcess.start({ name: 'api', env: { ...env, API_PORT: String(port) } }),
    ServerProcess.start({ name: 'ws-server', env: { ...env, WS_PORT: '0', DRAIN_SECONDS: '0' } }),
  ]);
  const texts = await Promise.all(servers.map((server) => server.metrics()));
  exported = new Set(texts.flatMap((text) => [...exportedNames(text)]).concat(OF_PROMETHEUS));
  rules = await readAlertRules();
  dashboard = await readDashboard();
}, STARTS_WITHIN_MS);
afterAll(async () => {
  await Promise.all(servers.map((server) => server.stop()));
  await own.drop();
});

/** Each expression that is no PromQL, or reads what neither server gives. */
function faultsOf(expressions: readonly string[]): readonly string[] {
  return expressions.flatMap((expr) => {
    const { names, faults } = parsePromql(queryOf(expr));
    const unknown = names.filter((name) => !exported.has(name));
    return [...faults, ...unknown].map((fault) => `${fault} in ${expr}`);
  });
}

test('every alert reads only what the servers give', () => {
  expect(rules.length).toBeGreaterThan(20);
  expect(faultsOf(rules.map(({ expr }) => expr))).toEqual([]);
});

test('every panel of the dashboard does too, and asks something', () => {
  const panels = dashboard.panels.filter(({ type }) => type !== 'row');
  expect(panels.filter(({ targets = [] }) => targets.length === 0)).toEqual([]);
  expect(faultsOf(panels.flatMap(({ targets = [] }) => targets.map(({ expr }) => expr)))).toEqual([]);
});

test('a fault of an expression, and a name that nobody gives, are found', () => {
  expect(faultsOf(['sum(rate(up[5m])'])).toHaveLength(1);
  expect(faultsOf(['citas_ws_connectoins > 1'])).toEqual([
    'citas_ws_connectoins in citas_ws_connectoins > 1',
  ]);
});

test('what the servers count of ours is on the dashboard or alerts, so that nothing is counted in vain', () => {
  const asked = [...rules, ...dashboard.panels.flatMap(({ targets = [] }) => targets)];
  const read = new Set(asked.flatMap(({ expr }) => parsePromql(queryOf(expr)).names.map(familyOf)));
  const ours = new Set([...exported].filter((name) => name.startsWith('citas_')).map(familyOf));
  expect([...ours].filter((name) => !read.has(name))).toEqual([]);
});

const familyOf = (name: string) => name.replace(/_(bucket|sum|count)$/, '');

test('no label says who: every metric has few series', async () => {
  const texts = await Promise.all(servers.map((server) => server.metrics()));
  const labels = new Set(texts.flatMap((text) => [...text.matchAll(/[{,](\w+)="/g)].map(([, name]) => name)));
  for (const name of labels) expect(name).not.toMatch(/negocio|usuario|user|email|client|connection/i);
});

test('every alert says how bad, what happens, and where to read what to do', () => {
  for (const { alert, labels, annotations } of rules) {
    expect(labels.severity).toMatch(/^(warning|critical)$/);
    expect(annotations.summary).not.toBe('');
    expect(annotations.description).not.toBe('');
    expect(annotations.runbook_url).toBe(`docs/operations.md#${alert.toLowerCase()}`);
  }
});

test('every alert is provoked by a hazard of the rehearsal', () => {
  const provoked = new Set(HAZARDS.flatMap(({ raises }) => raises));
  expect([...provoked].toSorted()).toEqual(rules.map(({ alert }) => alert).toSorted());
});

test('the panels of the dashboard have ids of their own and do not overlap', () => {
  const { panels } = dashboard;
  expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
  const cells = panels.flatMap(({ gridPos: { x, y, w, h } }) =>
    Array.from({ length: w * h }, (_, i) => `${x + (i % w)} ${y + Math.floor(i / w)}`),
  );
  expect(new Set(cells).size).toBe(cells.length);
  expect(panels.filter(({ gridPos: { x, w } }) => x + w > 24)).toEqual([]);
});
