import { answer, CANAL, event, greet, live, reconnect, seqs, since } from './client-under-test.ts';

describe('a message that is not read', () => {
  test('an event that cannot be read does not keep back the rest of its frame, and shows as a gap', async () => {
    const { socket, heard } = await live();
    const bad = { ...event(7), data: {} };
    const frame = () => socket.sayText(JSON.stringify([event(6), bad, event(8)]));
    frame();
    expect(seqs(heard)).toEqual([6]);
    const [request] = socket.take();
    expect(since(request)).toEqual({ epoch: 'e', seq: 6 });
    answer(socket, request, { epoch: 'e', seq: 6 });
    frame();
    expect(heard.at(-1)).toMatchObject({ type: 'resync' });
    answer(socket, socket.take()[0], { epoch: 'e', seq: 8 });
    socket.say(event(9));
    expect(seqs(heard)).toEqual([6, 9]);
  });

  test('an event of a type that is unknown here is no gap, and not told', async () => {
    const all = await live();
    const later = (seq: number) => ({ type: 'later', channel: CANAL, seq, data: {} });
    const say = (...frame: unknown[]) => all.socket.sayText(JSON.stringify(frame));
    say(event(6), later(7), event(8));
    say(later(9));
    expect(seqs(all.heard)).toEqual([6, 8]);
    expect(all.heard.map(({ type }) => type)).not.toContain('unknown');
    expect(all.socket.take()).toEqual([]);
    all.socket.end(1006);
    const socket = await reconnect(all);
    greet(socket);
    expect(since(socket.take()[0])).toEqual({ epoch: 'e', seq: 9 });
  });

  test('an event of an unknown type after a gap asks again as any other', async () => {
    const { socket, heard } = await live();
    socket.sayText(JSON.stringify([{ type: 'later', channel: CANAL, seq: 7 }, event(8)]));
    const [request, ...more] = socket.take();
    expect([since(request), more, seqs(heard)]).toEqual([{ epoch: 'e', seq: 5 }, [], []]);
  });
});
