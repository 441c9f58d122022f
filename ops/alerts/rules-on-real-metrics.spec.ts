import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTestDatabase, type TestDatabase } from '@citas/database/testing';
import { withPrograms } from '@citas/process/testing';
import { WebSocket } from 'ws';
import { stringify } from 'yaml';
import { ServerProcess } from '../server-process.ts';
import { ALERTS_FILE, OPS, readAlertRules } from './alert-rules.ts';
import { queryOf, readDashboard } from './dashboard.ts';
import { promtool } from './promtool.ts';

/** The quick form of `npm run alerts`: promtool reads the files, and tries rules on what a real hub counted. */

const { test } = withPrograms('promtool');

/** Two servers, and the database that they share. */
const STARTS_WITHIN_MS = 120_000;
let own: TestDatabase;
let hub: ServerProcess;
let folder: string;

beforeAll(async () => {
  own = await createTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'citas-reglas-'));
  const env = {
    DATABASE_URL: own.url,
    JWT_SECRET: 'x',
    WS_PORT: '0',
    DRAIN_SECONDS: '0',
    CANARY_SECONDS: '1',
  };
  hub = await ServerProcess.start({ name: 'ws-server', env });
}, STARTS_WITHIN_MS);
afterAll(async () => {
  await hub.stop();
  await rm(folder, { recursive: true });
  await own.drop();
});

test('promtool finds no fault in the rules and the settings', async () => {
  expect(await promtool('check', 'rules', ALERTS_FILE)).toContain('SUCCESS');
  expect(await promtool('check', 'config', join(OPS, 'prometheus.yml'))).toContain('SUCCESS');
});

/** What a hub that has come to itself counts. */
async function whenItHears(): Promise<string> {
  const text = await hub.metrics();
  return text.includes('citas_ws_hint_listener_up 1') ? text : whenItHears();
}

/** Each series of a scrape with its value. */
function seriesOf(text: string): ReadonlyMap<string, string> {
  return new Map(
    [...text.matchAll(/^([a-z_]+)(\{[^}]*\})? (\S+)$/gm)].map(([, name = '', labels = '{}', value = '']) => {
      const own = labels.slice(1, -1);
      return [`${name}{${[own, 'job="citas-hub",instance="hub"'].filter(Boolean).join(',')}}`, value];
    }),
  );
}

interface Series {
  readonly series: string;
  /** A value a minute, in the notation of promtool. */
  readonly values: string;
}

/** Two scrapes as promtool wants them: five minutes of the first, then the second. */
function inputOf(before: string, after: string): readonly Series[] {
  const later = seriesOf(after);
  return [...seriesOf(before)]
    .filter(([series]) => series.startsWith('citas_ws_'))
    .map(([series, value]) => ({ series, values: `${value}x5 ${later.get(series) ?? value}x5` }));
}

/** Of the alerts about the hub, those that what was scraped raises: promtool is told to expect none, and complains. */
async function raisedBy(before: string, after: string): Promise<readonly string[]> {
  // How long ago the canary was heard is a matter of the present, which promtool does not know.
  const ofHub = (await readAlertRules()).filter(
    ({ alert, expr }) => expr.includes('citas_ws_') && alert !== 'CanaryLate',
  );
  return raisedAmong(
    ofHub.map(({ alert }) => alert),
    inputOf(before, after),
    '7m',
  );
}

async function raisedAmong(alerts: readonly string[], input_series: readonly Series[], eval_time: string) {
  const none = alerts.map((alertname) => ({ eval_time, alertname, exp_alerts: [] }));
  const tests = [{ interval: '1m', input_series, alert_rule_test: none }];
  const file = join(folder, 'test.yml');
  await writeFile(join(folder, 'alerts.yml'), await readFile(ALERTS_FILE, 'utf8'));
  await writeFile(file, stringify({ rule_files: ['alerts.yml'], evaluation_interval: '1m', tests }));
  const complaint = await promtool('test', 'rules', file).then(
    () => '',
    (error: Error) => error.message,
  );
  return [...new Set([...complaint.matchAll(/alertname: (\w+)/g)].map(([, alert = '']) => alert))];
}

test(
  'a quiet hub raises nothing; many bad tokens raise their alert and no other',
  async () => {
    const quiet = await whenItHears();
    expect(await raisedBy(quiet, quiet)).toEqual([]);
    const url = `${hub.url.replace('http', 'ws')}/ws?token=a.b.c`;
    for (let i = 0; i < 25; i += 1) await new Promise((resolve) => new WebSocket(url).on('close', resolve));
    expect(await raisedBy(quiet, await hub.metrics())).toEqual(['TokensRefused']);
  },
  STARTS_WITHIN_MS,
);

test('a canary is missed after a minute, and one that sings seldom after four of its songs', async () => {
  const missed = (everySeconds: number, at: string) => {
    const series = ['last_success_timestamp', 'interval'].map(
      (name) => `citas_ws_canary_${name}_seconds{job="citas-hub",instance="hub"}`,
    );
    const [heard = '', interval = ''] = series;
    const input = [
      { series: heard, values: '0x20' },
      { series: interval, values: `${everySeconds}x20` },
    ];
    return raisedAmong(['CanaryLate'], input, at);
  };
  expect(await missed(15, '1m')).toEqual([]);
  expect(await missed(15, '2m')).toEqual(['CanaryLate']);
  expect(await missed(120, '8m')).toEqual([]);
  expect(await missed(120, '9m')).toEqual(['CanaryLate']);
});

test('one phone that falls asleep is no network that swallows everything; ten are', async () => {
  const raised = (vanished: number) => {
    const values = { dead_peers_total: `0x5 ${vanished}x5`, connections: '12x10' };
    const input = Object.entries(values).map(([name, value]) => ({
      series: `citas_ws_${name}{job="citas-hub",instance="hub"}`,
      values: value,
    }));
    return raisedAmong(['PeersDead'], input, '7m');
  };
  expect(await raised(2)).toEqual([]);
  expect(await raised(10)).toEqual(['PeersDead']);
});

/** Whether one process, or the last one, is missed: each of some is told by its `up`, a value a minute. */
function missedOf(job: string, alerts: readonly string[]) {
  return (values: readonly string[], at: string) => {
    const series = values.map((value, index) => ({
      series: `up{job="${job}",instance="10.0.0.${index}"}`,
      values: value,
    }));
    return raisedAmong(alerts, series, at);
  };
}

for (const [job, oneDown, noneUp] of [
  ['citas-hub', 'HubDown', 'NoHub'],
  ['citas-api', 'ApiDown', 'NoApi'],
] as const)
  test(`of ${job}, one that vanishes beside others is missed for an hour`, async () => {
    const missed = missedOf(job, [oneDown, noneUp]);
    expect(await missed(['1x90', '1x90'], '60m')).toEqual([]);
    const oneVanishes = ['1x90', '1x9 stale'];
    expect(await missed(oneVanishes, '9m')).toEqual([]);
    expect(await missed(oneVanishes, '12m')).toEqual([oneDown]);
    expect(await missed(oneVanishes, '80m')).toEqual([]);
    expect(await missed(['1x90', '1x9 0x80'], '12m')).toEqual([oneDown]);
    expect(await missed(['1x9 stale'], '12m')).toEqual([noneUp]);
  });

test('where nothing runs, and where nothing fails, the dashboard says 0 and not that there is no data', async () => {
  const { panels } = await readDashboard();
  const requests = 'citas_api_request_duration_seconds_count{job="citas-api",instance="api",status="2xx"}';
  const promql_expr_test = ['Hubs that answer', 'APIs that answer', 'Requests that fail'].map((title) => {
    const [target] = panels.find((panel) => panel.title === title)?.targets ?? [];
    const exp_samples = [{ labels: '{}', value: 0 }];
    return { expr: queryOf(target!.expr), eval_time: '5m', exp_samples };
  });
  const input_series = [{ series: requests, values: '0+1x60' }];
  const tests = [{ interval: '15s', input_series, promql_expr_test }];
  const file = join(folder, 'dashboard.yml');
  await writeFile(file, stringify({ rule_files: [], tests }));
  expect(await promtool('test', 'rules', file)).toContain('SUCCESS');
});
