import type { ServerMessage } from '@citas/protocol';
import { answer, greet, NOW, reconnect, rfc3339, settle, setUp } from './client-under-test.ts';

const CANAL = 'estadisticas:negocio_123';
const LATEST = { epoch: 'latest', seq: 0 };
const CERO = { pendiente: 0, confirmada: 0, completada: 0, cancelada: 0, no_asistio: 0 };
const at = (s: number) => rfc3339(NOW + s * 1000);
const FIGURES = {
  totalCitas: 1,
  citasHoy: 1,
  citasCompletadas: 0,
  citasCanceladas: 0,
  citasPendientes: 1,
  citasConfirmadas: 0,
  citasNoAsistio: 0,
  duracionPromedio: 30,
  ultimaCita: '2026-11-24',
};
const stats = (s: number, changes: object = {}): ServerMessage => ({
  type: 'stats',
  channel: CANAL,
  data: { ...FIGURES, ...changes, timestamp: at(s) },
});
const delta = (type: 'stats_delta' | 'series_delta', s: number, changed: object): ServerMessage => ({
  type,
  channel: CANAL,
  data: { changed: { ...changed }, timestamp: at(s) },
});

async function following() {
  const all = setUp();
  all.client.subscribe(CANAL, { delta: true });
  all.client.connect();
  await settle();
  const socket = all.sockets.newest;
  greet(socket);
  const [request] = socket.take();
  answer(socket, request, LATEST);
  all.heard.length = 0;
  return { ...all, socket, request };
}

describe('deltas', () => {
  test('are asked for, and asked for again after a reconnect', async () => {
    const all = await following();
    expect(all.request).toMatchObject({ data: { channel: CANAL, delta: true } });
    all.socket.end(1006);
    const socket = await reconnect(all);
    greet(socket);
    expect(socket.take()).toMatchObject([{ data: { channel: CANAL, delta: true } }]);
  });

  test('are delivered as whole stats with the new timestamp', async () => {
    const { socket, heard } = await following();
    socket.say([
      stats(0),
      delta('stats_delta', 1, { totalCitas: 2 }),
      delta('stats_delta', 2, { citasHoy: 2 }),
    ]);
    expect(heard).toEqual([stats(0), stats(1, { totalCitas: 2 }), stats(2, { totalCitas: 2, citasHoy: 2 })]);
  });

  test('an empty one is a sign of life: the same figures at the new moment', async () => {
    const { socket, heard } = await following();
    socket.say([stats(0), delta('stats_delta', 5, {})]);
    expect(heard.at(-1)).toEqual(stats(5));
  });

  test('what a patch removes is null where null is allowed', async () => {
    const { socket, heard } = await following();
    const gone = { duracionPromedio: null, ultimaCita: null };
    socket.say([stats(0), delta('stats_delta', 1, gone)]);
    expect(heard.at(-1)).toEqual(stats(1, gone));
  });

  test('of the series add, change and remove by key; citas of nobody have no nombre', async () => {
    const { socket, heard } = await following();
    const series = (s: number, porDia: object, porProfesional: object): ServerMessage => ({
      type: 'series',
      channel: CANAL,
      data: {
        porDia: { ...porDia },
        porHora: {},
        porServicio: {},
        porProfesional: { ...porProfesional },
        timestamp: at(s),
      },
    });
    socket.say([
      series(0, { '2026-10-26': CERO, '2026-11-24': CERO }, {}),
      delta('series_delta', 1, {
        porDia: { '2026-10-26': null, '2026-11-24': { pendiente: 2 }, '2026-11-25': CERO },
        porProfesional: { sin_asignar: { ...CERO, nombre: null } },
      }),
    ]);
    expect(heard.at(-1)).toEqual(
      series(
        1,
        { '2026-11-24': { ...CERO, pendiente: 2 }, '2026-11-25': CERO },
        { sin_asignar: { ...CERO, nombre: null } },
      ),
    );
  });

  test('one without a whole value before it asks for the channel again, once', async () => {
    const { socket, heard } = await following();
    socket.say([delta('stats_delta', 1, { totalCitas: 2 }), delta('stats_delta', 2, {})]);
    const [request, ...more] = socket.take();
    expect(more).toEqual([]);
    answer(socket, request, LATEST);
    socket.say([stats(3), delta('stats_delta', 4, {})]);
    expect(heard.filter(({ type }) => type === 'stats')).toEqual([stats(3), stats(4)]);
  });

  test('one that makes no valid figures of the value before asks for the channel again', async () => {
    const { socket } = await following();
    socket.say([stats(0), delta('stats_delta', 1, { totalCitas: 'muchas' })]);
    expect(socket.take()).toMatchObject([{ type: 'subscribe' }]);
  });

  test('a new subscription starts from a new whole value', async () => {
    const all = await following();
    all.socket.say(stats(0));
    all.socket.end(1006);
    const socket = await reconnect(all);
    greet(socket);
    answer(socket, socket.take()[0], LATEST);
    socket.say(delta('stats_delta', 1, {}));
    expect(socket.take()).toMatchObject([{ type: 'subscribe', data: { channel: CANAL } }]);
    expect(all.heard.filter(({ type }) => type === 'stats')).toEqual([stats(0)]);
  });
});

test('a value dated by a clock far behind is news all the same', async () => {
  const { socket, heard } = await following();
  socket.say([stats(60), stats(50), stats(51)]);
  expect(heard).toEqual([stats(60), stats(50), stats(51)]);
});

test('in a move what the second socket says of the past is not shown', async () => {
  const { socket, sockets, clock, heard } = await following();
  socket.say([stats(0), { type: 'reconnect', data: { afterMs: 0, reason: 'restart' } }]);
  clock.advance(0);
  await settle();
  const second = sockets.newest;
  socket.say(stats(3, { totalCitas: 3 }));
  greet(second);
  const [request] = second.take();
  const answered: ServerMessage = {
    type: 'subscribed',
    channel: CANAL,
    id: request!.id!,
    data: { ...LATEST, recovered: true },
  };
  second.say([stats(1), answered]);
  second.say([stats(2, { totalCitas: 2 }), delta('stats_delta', 4, { citasHoy: 9 })]);
  expect(heard.filter(({ type }) => type === 'stats')).toEqual([
    stats(0),
    stats(3, { totalCitas: 3 }),
    stats(4, { totalCitas: 2, citasHoy: 9 }),
  ]);
});
