import { aToken } from '@citas/auth/testing';
import { systemClock } from '@citas/clock';
import { createTestDatabase, type TestDatabase } from '@citas/database/testing';
import { freePorts } from '@citas/process/testing';
import type { ServerMessage } from '@citas/protocol';
import { createRealtimeClient, type ConnectionState } from '@citas/realtime-client';
import { aNegocio, insertCita } from './testing/a-negocio.ts';
import { HubProcess } from './testing/hub-process.ts';

let own: TestDatabase;
beforeAll(async () => {
  own = await createTestDatabase();
  await aNegocio(own.database, 'negocio_123');
});
afterAll(() => own.drop());

function follow(hub: HubProcess) {
  const client = createRealtimeClient({
    url: `${hub.http.replace('http', 'ws')}/ws`,
    clock: systemClock,
    getToken: () => Promise.resolve(aToken()),
  });
  const until = (state: ConnectionState) =>
    new Promise<void>((resolve) => {
      if (client.state === state) return resolve();
      const unlisten = client.onState((now) => {
        if (now !== state) return;
        unlisten();
        resolve();
      });
    });
  const clientes: string[] = [];
  const arrived = (cliente: string) =>
    new Promise<void>((resolve) => {
      const unlisten = client.onMessage((message) => {
        if (!isCreated(message) || message.data.cliente !== cliente) return;
        unlisten();
        resolve();
      });
    });
  client.onMessage((message) => {
    if (isCreated(message)) clientes.push(message.data.cliente);
  });
  return { client, until, clientes, arrived };
}

function isCreated(message: ServerMessage): message is Extract<ServerMessage, { type: 'cita_created' }> {
  return message.type === 'cita_created';
}

test('the client and the hub: a restart between two citas loses none and repeats none', async () => {
  const [port = 0] = await freePorts(1);
  const start = () => HubProcess.start(own.url, { WS_PORT: String(port) });
  let hub = await start();
  const { client, until, clientes, arrived } = follow(hub);
  client.subscribe('citas:negocio_123');
  client.connect();
  await until('live');
  const first = arrived('Ana');
  await insertCita(own.database, 'negocio_123', 'Ana');
  await first;
  await hub.stop();
  await until('connecting');
  for (const cliente of ['Eva', 'Pía']) await insertCita(own.database, 'negocio_123', cliente);
  const last = arrived('Sol');
  hub = await start();
  await until('live');
  await insertCita(own.database, 'negocio_123', 'Sol');
  await last;
  expect(clientes).toEqual(['Ana', 'Eva', 'Pía', 'Sol']);
  client.disconnect();
  expect(client.state).toBe('stopped');
  await hub.stop();
});
