import { CONNECTION_EVENTS, CONNECTION_STATES, TRANSITIONS } from './connection-state.ts';

/** Columns: the events, in their order. A dot leaves the state as it is. */
const TABLE = `
              connect    disconnect opened         greeted synced heard   silent leaving moved   lost       refused      ended
idle          connecting stopped    .              .       .      .       .      .       .       .          .            .
connecting    .          stopped    authenticating .       .      .       .      .       .       .          unauthorized stopped
authenticating .         stopped    .              syncing .      .       .      .       .       connecting unauthorized stopped
syncing       .          stopped    .              .       live   .       stale  moving  .       connecting unauthorized stopped
live          .          stopped    .              .       .      .       stale  moving  syncing connecting unauthorized stopped
stale         .          stopped    .              .       .      syncing .      moving  syncing connecting unauthorized stopped
moving        .          stopped    .              .       .      .       stale  .       syncing connecting unauthorized stopped
unauthorized  connecting stopped    .              .       .      .       .      .       .       .          .            .
stopped       connecting .          .              .       .      .       .      .       .       .          .            .
`;

test('every event has its answer in every state', () => {
  const [header, ...rows] = TABLE.trim().split('\n');
  expect(header?.trim().split(/\s+/)).toEqual([...CONNECTION_EVENTS]);
  const written = rows.map((line) => line.split(/\s+/));
  const actual = CONNECTION_STATES.map((state) => [
    state,
    ...CONNECTION_EVENTS.map((event) =>
      TRANSITIONS[state][event] === state ? '.' : TRANSITIONS[state][event],
    ),
  ]);
  expect(actual).toEqual(written);
});
