import fc from 'fast-check';
import { FrameMemory } from './frame-memory.ts';
import { FrameRing } from './frame-ring.ts';
import { Frame } from './frame.ts';

const LIMIT = 3_000;
const frame = (seq: number): Frame => {
  const data = { count: 1, desde: null, hasta: null, por: { id: null, nombre: 'x' }, timestamp: 't' };
  return new Frame({ type: 'citas_changed', channel: 'citas:a', seq, data });
};
const seqOf = ({ message }: Frame): number => ('seq' in message ? message.seq : NaN);
const step = fc.record({
  ring: fc.nat(2),
  do: fc.constantFrom('push', 'push', 'push', 'prepend', 'newest', 'newest', 'clear'),
  count: fc.nat(12),
});

test('whatever is kept, encoded and forgotten: all rings together hold no more, each the newest without a gap', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 80, size: 'max' }), (steps) => {
      const memory = new FrameMemory(LIMIT);
      const rings = [0, 1, 2].map(() => ({ ring: new FrameRing(10, memory), seq: 100 }));
      for (const { ring: which, do: act, count } of steps) {
        const kept = rings[which]!;
        const { ring } = kept;
        if (act === 'push') ring.push(frame((kept.seq += 1)));
        if (act === 'prepend')
          ring.prepend(Array.from({ length: count }, (_, i) => frame(kept.seq - ring.size - count + 1 + i)));
        if (act === 'clear') ring.clear();
        const replay = act === 'newest' ? ring.newest(count) : undefined;
        if (replay)
          expect(replay.frames.map(seqOf)).toEqual(
            Array.from({ length: count }, (_, i) => kept.seq - count + 1 + i),
          );
        expect(rings.reduce((sum, each) => sum + each.ring.bytes, 0)).toBeLessThanOrEqual(LIMIT);
        expect(ring.size).toBeLessThanOrEqual(10);
      }
      for (const { ring } of rings) ring.clear();
      expect(rings.map(({ ring }) => ring.bytes)).toEqual([0, 0, 0]);
    }),
    { numRuns: 300 },
  );
});

test('many who come back from different positions: their replays weigh, and go first', () => {
  const memory = new FrameMemory(LIMIT);
  const [ring, other] = [new FrameRing(10, memory), new FrameRing(10, memory)];
  for (let seq = 1; seq <= 10; seq += 1) ring.push(frame(seq));
  const { bytes } = ring;
  ring.newest(3);
  expect(ring.bytes).toBeGreaterThan(bytes);
  for (let count = 1; count <= 10; count += 1) expect(ring.newest(count)?.frames).toHaveLength(count);
  for (let seq = 1; seq <= 5; seq += 1) other.push(frame(seq));
  expect(ring.bytes).toBe(bytes);
  expect(ring.size).toBe(10);
});
