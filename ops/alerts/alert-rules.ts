import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';

export const OPS = join(import.meta.dirname, '..');
export const ALERTS_FILE = join(OPS, 'alerts.yml');
export const DASHBOARD_FILE = join(OPS, 'grafana/dashboards/citas.json');

export interface AlertRule {
  readonly alert: string;
  readonly expr: string;
  readonly for?: string;
  readonly labels: { readonly severity: string };
  readonly annotations: {
    readonly summary: string;
    readonly description: string;
    readonly runbook_url: string;
  };
}

export async function readAlertRules(): Promise<readonly AlertRule[]> {
  const file = parse(await readFile(ALERTS_FILE, 'utf8')) as {
    readonly groups: readonly { readonly rules: readonly AlertRule[] }[];
  };
  return file.groups.flatMap(({ rules }) => rules);
}
