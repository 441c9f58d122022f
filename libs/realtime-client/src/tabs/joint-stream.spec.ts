import type { Position, ServerEnvelope, Subscribe } from '@citas/protocol';
import { event, seqs } from '../client-under-test.ts';
import { JointStream } from './joint-stream.ts';

const CANAL = 'citas:negocio_123';
const at = (seq: number, epoch = 'e'): Position => ({ epoch, seq });

function setUp() {
  const asked: (Position | undefined)[] = [];
  const told: Record<string, ServerEnvelope[]> = {};
  let failures = 0;
  const stream = new JointStream({
    name: CANAL,
    ask: ({ since }) => `h${asked.push(since)}`,
    tell(to, message) {
      for (const tab of to) (told[tab] ??= []).push(message);
    },
    fail: () => (failures += 1),
  });
  const ask = (tab: string, since?: Position) => {
    const request: Subscribe = { type: 'subscribe', id: `${tab}1`, data: { channel: CANAL, since } };
    stream.ask(tab, request);
  };
  const answer = (position: Position, recovered = false, id: string | undefined = `h${asked.length}`) =>
    stream.receive({ type: 'subscribed', channel: CANAL, id, data: { ...position, recovered } });
  const refuse = (code: 'unavailable' | 'forbidden' | 'rate_limited') =>
    stream.receive({
      type: 'error',
      channel: CANAL,
      id: `h${asked.length}`,
      data: { code, message: code, retry: code !== 'forbidden' },
    });
  const events = (...list: number[]) => list.forEach((seq) => stream.receive(event(seq)));
  const resync = () => stream.receive({ type: 'resync', channel: CANAL, data: { reason: 'log_trimmed' } });
  const heard = (tab: string) => seqs(told[tab] ?? []);
  const types = (tab: string) => (told[tab] ?? []).map(({ type }) => type);
  return { stream, asked, told, ask, answer, refuse, events, resync, heard, types, failures: () => failures };
}

/** Tab a follows and has had 6 and 7. */
function followed() {
  const all = setUp();
  all.ask('a');
  all.answer(at(5));
  all.events(6, 7);
  return all;
}

describe('a stream that tabs share', () => {
  test('answers a tab from where it stands, and one ahead of it, without the hub', () => {
    const { ask, asked, told, events, heard } = followed();
    ask('b');
    ask('c', at(7));
    // Its snapshot has the event 8 that the hub has not sent yet.
    ask('d', at(8));
    expect(asked).toHaveLength(1);
    expect(['b', 'c', 'd'].map((tab) => told[tab])).toMatchObject([
      [{ type: 'subscribed', id: 'b1', data: { seq: 7, recovered: false } }],
      [{ type: 'subscribed', id: 'c1', data: { seq: 7, recovered: true } }],
      [{ type: 'subscribed', id: 'd1', data: { seq: 8, recovered: true } }],
    ]);
    events(8, 9);
    expect(['a', 'b', 'c', 'd'].map(heard)).toEqual([[6, 7, 8, 9], [8, 9], [8, 9], [9]]);
  });

  test('has the hub repeat for a tab that is behind; the others hear nothing twice and miss nothing', () => {
    const { ask, answer, asked, events, heard } = followed();
    ask('b', at(5));
    expect(asked.at(-1)).toEqual(at(5));
    events(8);
    answer(at(5), true);
    events(6, 7, 8, 9);
    expect(['a', 'b'].map(heard)).toEqual([
      [6, 7, 8, 9],
      [6, 7, 8, 9],
    ]);
  });

  test('asks the hub one thing at a time', () => {
    const { ask, answer, asked, events, heard } = followed();
    ask('b', at(5));
    ask('c', at(6));
    ask('d');
    expect(asked).toHaveLength(2);
    answer(at(5), true);
    events(6);
    expect(asked).toHaveLength(3);
    answer(at(6), true);
    events(7, 8);
    expect(['a', 'b', 'c', 'd'].map(heard)).toEqual([[6, 7, 8], [6, 7, 8], [7, 8], [8]]);
  });

  test('a resync that one tab caused and that moves nobody else is told to that tab alone', () => {
    const { ask, answer, resync, types, told } = followed();
    ask('b', at(1));
    resync();
    answer(at(7));
    expect(types('b')).toEqual(['resync', 'subscribed']);
    expect(told['b']).toContainEqual(expect.objectContaining({ id: 'b1' }));
    expect(types('a')).not.toContain('resync');
  });

  test.each([
    ['that one tab caused, when the others stood elsewhere', true],
    ['that comes unasked', false],
  ])('a resync %s is told to all', (_, isAsked) => {
    const { ask, answer, resync, types, events, heard, stream } = followed();
    if (isAsked) ask('b', at(1));
    resync();
    if (isAsked) answer(at(9));
    else stream.receive({ type: 'subscribed', channel: CANAL, data: { ...at(9), recovered: false } });
    events(10);
    expect(types('a').slice(-3)).toEqual(['resync', 'subscribed', 'citas_changed']);
    expect(heard('a')).toEqual([6, 7, 10]);
    if (isAsked) expect(types('b')).toEqual(['resync', 'subscribed', 'citas_changed']);
  });

  test('a gap is passed on, so that each tab sees it and asks again', () => {
    const { events, heard } = followed();
    events(9);
    expect(heard('a')).toEqual([6, 7, 9]);
  });

  test('a request that the hub could not serve leaves the others in the dark: all begin anew', () => {
    const { ask, refuse, types, failures } = followed();
    ask('b', at(1));
    refuse('unavailable');
    expect(types('b')).toEqual(['error']);
    expect(failures()).toBe(1);
  });

  test('one that the hub did not handle does not', () => {
    const { ask, refuse, failures, events, heard } = followed();
    ask('b', at(1));
    refuse('rate_limited');
    events(8);
    expect([failures(), heard('a')]).toEqual([0, [6, 7, 8]]);
  });

  test('one that came too fast is told to its tab alone, which may ask again; who waited behind it has its turn', () => {
    const { ask, answer, refuse, asked, told, types, events, heard } = followed();
    ask('b', at(5));
    ask('c', at(6));
    refuse('rate_limited');
    expect(told['b']).toMatchObject([{ type: 'error', id: 'b1', data: { code: 'rate_limited' } }]);
    expect([types('a').includes('error'), types('c')]).toEqual([false, []]);
    expect(asked.at(-1)).toEqual(at(6));
    answer(at(6), true);
    ask('b', at(5));
    expect(asked.at(-1)).toEqual(at(5));
    answer(at(5), true);
    events(6, 7, 8);
    expect(['a', 'b', 'c'].map(heard)).toEqual([
      [6, 7, 8],
      [6, 7, 8],
      [7, 8],
    ]);
  });

  test('a refusal for good is told to every tab, each without the id of the other', () => {
    const { ask, refuse, told, stream } = followed();
    ask('b', at(1));
    refuse('forbidden');
    expect(told['b']).toMatchObject([{ type: 'error', id: 'b1' }]);
    expect(told['a']?.at(-1)).not.toHaveProperty('id');
    expect(stream.isEmpty).toBe(true);
  });

  test('a tab that left before its answer hears nothing', () => {
    const { ask, answer, stream, told, events } = followed();
    ask('b', at(5));
    stream.leave('b');
    answer(at(5), true);
    events(6, 7, 8);
    expect(told['b']).toBeUndefined();
  });
});
