import { aToken } from '@citas/auth/testing';
import { systemClock } from '@citas/clock';
import { ManualClock } from '@citas/clock/testing';
import { createTestDatabase, type TestDatabase } from '@citas/database/testing';
import { eventually } from '@citas/process/testing';
import { RunningHub } from '../scenarios/running-hub.ts';
import { aNegocio } from './testing/a-negocio.ts';
import { WsClient } from './testing/ws-client.ts';

const AN_HOUR = 3_600_000;

let own: TestDatabase;
let clock: ManualClock;
let hub: RunningHub;
let client: WsClient;

beforeEach(async () => {
  own = await createTestDatabase();
  await aNegocio(own.database, 'negocio_123');
  clock = new ManualClock(systemClock.now());
  hub = await RunningHub.start(clock, { DATABASE_URL: own.url });
  client = new WsClient(`ws://127.0.0.1:${hub.port}/ws?token=${aToken()}`);
  await client.opened;
});
afterEach(async () => {
  client.terminate();
  await hub.stop();
  await own.drop();
});

test('a peer that is gone is found as soon as ever when the clock was set back', async () => {
  client.socket.pause();
  clock.set(-AN_HOUR);
  clock.advance(34_000);
  expect(await hub.metric('citas_ws_dead_peers_total')).toBe(0);
  clock.advance(2_000);
  expect(await hub.metric('citas_ws_dead_peers_total')).toBe(1);
});

test('a goodbye is waited for two seconds, also when the clock is set back meanwhile', async () => {
  client.socket.pause();
  for (let i = 0; i < 10; i += 1) client.send('nonsense');
  await eventually(
    async () => (await hub.metric('citas_ws_received_messages_total{type="malformed"}')) === 10,
  );
  clock.set(-AN_HOUR);
  clock.advance(1_900);
  expect(hub.connections).toBe(1);
  clock.advance(1_100);
  await eventually(() => hub.connections === 0);
});
