import { Registry } from 'prom-client';
import { histogram, totalOf, watchGauge } from './instruments.ts';

test('a gauge is what its owner says when it is read, and is asked anew each time', async () => {
  const registry = new Registry();
  let open = 3;
  watchGauge(registry, 'open', 'Open ones.', () => open);
  expect(await registry.metrics()).toContain('\nopen 3\n');
  open = 1;
  expect(await registry.metrics()).toContain('\nopen 1\n');
});

test('a total that its owner keeps is told as it stands, however often it is read', async () => {
  const registry = new Registry();
  let sent = 5;
  totalOf(registry, 'sent_total', 'Sent ones.', () => sent);
  await registry.metrics();
  sent = 7;
  expect(await registry.metrics()).toContain('# TYPE sent_total counter\nsent_total 7\n');
});

test('a time falls into every bucket that it is not above', async () => {
  const registry = new Registry();
  histogram(registry, 'late_seconds', 'How late.').observe(0.07);
  const text = await registry.metrics();
  expect(text).toContain('late_seconds_bucket{le="0.05"} 0');
  expect(text).toContain('late_seconds_bucket{le="0.1"} 1');
  expect(text).toContain('late_seconds_count 1');
});
