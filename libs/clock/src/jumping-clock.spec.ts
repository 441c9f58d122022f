import { once } from 'node:events';
import { JumpingClock } from './jumping-clock.ts';

test('what a jump passes over fires at once and in order, a repeating timer once', () => {
  const clock = new JumpingClock();
  const fired: string[] = [];
  clock.after(60_000, () => fired.push('minute'));
  clock.after(1_000, () => fired.push('second'));
  const cancel = clock.every(10_000, () => fired.push('every'));
  clock.jump(3_600_000);
  expect(fired).toEqual(['second', 'every', 'minute']);
  clock.jump(9_000);
  expect(fired).toHaveLength(3);
  clock.jump(1_000);
  expect(fired).toHaveLength(4);
  cancel();
  expect(clock.pending).toBe(0);
});

test('between jumps it runs as time does', async () => {
  const clock = new JumpingClock();
  clock.jump(1_000_000);
  const target = new EventTarget();
  clock.after(5, () => target.dispatchEvent(new Event('fired')));
  await once(target, 'fired');
  expect(clock.pending).toBe(0);
});
