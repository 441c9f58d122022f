import { Registry } from 'prom-client';
import { PoolMetrics } from './pool-metrics.ts';

function watched() {
  const registry = new Registry();
  return { registry, metrics: new PoolMetrics(registry) };
}

test('a pool that is not open yet has nobody in it', async () => {
  const text = await watched().registry.metrics();
  expect(text).toContain('citas_database_pool_connections{state="used"} 0');
  expect(text).toContain('citas_database_pool_waiting 0');
});

test('connections in use are those that are not idle, as the pool has them when it is asked', async () => {
  const { registry, metrics } = watched();
  const pool = { totalCount: 10, idleCount: 4, waitingCount: 2 };
  metrics.opened(pool);
  pool.idleCount = 3;
  const text = await registry.metrics();
  expect(text).toContain('citas_database_pool_connections{state="idle"} 3');
  expect(text).toContain('citas_database_pool_connections{state="used"} 7');
  expect(text).toContain('citas_database_pool_waiting 2');
});

test('who asks for a connection is counted once they have it, and one that was lost at once', async () => {
  const { registry, metrics } = watched();
  const had = metrics.acquiring();
  expect(await registry.metrics()).toContain('citas_database_acquire_seconds_count 0');
  had();
  metrics.lost();
  const text = await registry.metrics();
  expect(text).toContain('citas_database_acquire_seconds_count 1');
  expect(text).toContain('citas_database_connections_lost_total 1');
});
