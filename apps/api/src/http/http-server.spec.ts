import { once } from 'node:events';
import { Agent, request, Server, type IncomingMessage, type ServerResponse } from 'node:http';
import { createLogger } from '@citas/process';
import { freePorts } from '@citas/process/testing';
import { httpServer } from './http-server.ts';

const silent = createLogger({ name: 'api', destination: { write: () => undefined } });

test('an idle connection is given up by the proxy that keeps it, never by the API first', async () => {
  const [port = 0] = await freePorts(1);
  const listening = Promise.withResolvers<unknown>();
  const server = httpServer(
    port,
    ({ socket }, response) => {
      listening.resolve(Reflect.get(socket, 'server'));
      response.end();
    },
    silent,
  );
  await server.start();
  const { headers } = await fetch(`http://127.0.0.1:${port}`);
  expect(headers.get('Keep-Alive')).toBe('timeout=5');
  const http = await listening.promise;
  if (!(http instanceof Server)) throw new Error('no server');
  const TWO_MINUTES_OF_CADDY = 120_000;
  expect(http.keepAliveTimeout + http.keepAliveTimeoutBuffer).toBeGreaterThan(TWO_MINUTES_OF_CADDY);
  await server.stop();
});

test('a request under way when it is stopped is answered, and its connection not kept for more', async () => {
  const [port = 0] = await freePorts(1);
  const arrived = Promise.withResolvers<ServerResponse>();
  const server = httpServer(port, (_request, response) => arrived.resolve(response), silent);
  await server.start();
  const agent = new Agent({ keepAlive: true });
  const asked = request({ port, agent });
  asked.end();
  const response = await arrived.promise;
  const stopped = server.stop();
  response.end('done');
  const [answer] = (await once(asked, 'response')) as [IncomingMessage];
  answer.resume();
  await stopped;
  expect([answer.statusCode, answer.headers.connection]).toEqual([200, 'close']);
  agent.destroy();
});
