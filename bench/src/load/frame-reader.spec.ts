import { textFrame } from '../servers/text-frame.ts';
import { FrameReader } from './frame-reader.ts';

const event = (seq: number) => ({ type: 'cita_created', seq, data: { notas: 'x'.repeat(200) } });
const PING = Buffer.from([0x89, 0]);
const stream = Buffer.concat([
  textFrame('{"type":"connected"}'),
  textFrame(JSON.stringify(event(1))),
  PING,
  textFrame(JSON.stringify([event(2), event(3), { type: 'stats' }])),
]);

test.each([1, 2, 3, 7, 19, 20, 21, 64, 5000])(
  'cut in pieces of %i bytes, every event is counted once and every ping is seen',
  (size) => {
    const reader = new FrameReader();
    let pings = 0;
    for (let at = 0; at < stream.length; at += size) pings += reader.read(stream.subarray(at, at + size));
    expect({ frames: reader.frames, messages: reader.messages, pings }).toEqual({
      frames: 4,
      messages: 3,
      pings: 1,
    });
  },
);

test.each([1, 2, 5])('a piece of %i bytes that the network reuses for the next does no harm', (size) => {
  const reader = new FrameReader();
  const shared = Buffer.alloc(size);
  let pings = 0;
  for (let at = 0; at < stream.length; at += size) {
    stream.copy(shared, 0, at, at + size);
    pings += reader.read(shared.subarray(0, Math.min(size, stream.length - at)));
  }
  expect({ messages: reader.messages, pings }).toEqual({ messages: 3, pings: 1 });
});
