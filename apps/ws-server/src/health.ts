import type { RequestListener } from 'node:http';
import type { Metrics } from './metrics.ts';

export interface HealthDeps {
  connections(): number;
  subscriptions(): number;
  isDatabaseUp(): Promise<boolean>;
  isStopping(): boolean;
  uptimeSeconds(): number;
  readonly metrics: Pick<Metrics, 'read' | 'contentType'>;
}

/** `/health` and `/readyz` tell whether it can serve; `/healthz` only that the process lives; `/metrics` is for Prometheus. */
export function healthListener(deps: HealthDeps): RequestListener {
  return (request, response) => {
    const path = (request.url ?? '').split('?', 1)[0] ?? '';
    if (path === '/metrics') {
      void deps.metrics
        .read()
        .then((text) => response.writeHead(200, { 'content-type': deps.metrics.contentType }).end(text));
      return;
    }
    const headers = { 'content-type': 'application/json', 'cache-control': 'no-store' };
    void answer(path, deps).then(({ status, body }) =>
      response.writeHead(status, headers).end(JSON.stringify(body)),
    );
  };
}

async function answer(path: string, deps: HealthDeps): Promise<{ status: number; body: object }> {
  switch (path) {
    case '/healthz':
      return { status: 200, body: { status: 'ok' } };
    case '/health':
    case '/readyz':
      return readiness(deps);
    case '/ws':
      return { status: 426, body: { status: 'upgrade_required' } };
    default:
      return { status: 404, body: { status: 'not_found' } };
  }
}

async function readiness(deps: HealthDeps): Promise<{ status: number; body: object }> {
  const isDatabaseUp = await deps.isDatabaseUp();
  const isReady = isDatabaseUp && !deps.isStopping();
  return {
    status: isReady ? 200 : 503,
    body: {
      status: isReady ? 'ok' : 'unavailable',
      connections: deps.connections(),
      subscriptions: deps.subscriptions(),
      database: isDatabaseUp ? 'up' : 'down',
      uptime: deps.uptimeSeconds(),
    },
  };
}
