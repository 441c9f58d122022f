import { ManualClock } from './manual-clock.ts';

describe('ManualClock', () => {
  test('fires timers in the order of their moments, repeating ones included', () => {
    const clock = new ManualClock(1000);
    const seen: string[] = [];
    clock.every(10, () => seen.push(`every@${clock.now()}`));
    clock.after(15, () => seen.push(`after@${clock.now()}`));
    clock.advance(20);
    expect(seen).toEqual(['every@1010', 'after@1015', 'every@1020']);
    expect(clock.now()).toBe(1020);
  });

  test('a cancelled timer never fires and leaves nothing behind', () => {
    const clock = new ManualClock();
    const cancel = clock.every(1, () => {
      throw new Error('must not fire');
    });
    cancel();
    cancel();
    clock.advance(10);
    expect(clock.pending).toBe(0);
  });

  test('that is set tells another time, and fires its timers after as long as before', () => {
    const clock = new ManualClock(1000);
    const seen: number[] = [];
    clock.after(10, () => seen.push(clock.now()));
    clock.set(-500);
    expect(clock.now()).toBe(500);
    expect(clock.elapsed()).toBe(1000);
    clock.advance(9);
    expect(seen).toEqual([]);
    clock.advance(1);
    expect(seen).toEqual([510]);
    expect(clock.elapsed()).toBe(1010);
  });
});
