import { once } from 'node:events';
import {
  Agent,
  request,
  Server,
  type IncomingMessage,
  type RequestListener,
  type ServerResponse,
} from 'node:http';
import { text } from 'node:stream/consumers';
import { ManualClock } from '@citas/clock/testing';
import { createLogger } from '@citas/process';
import { freePorts } from '@citas/process/testing';
import { httpServer } from './http-server.ts';

const clock = new ManualClock(0);
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
    { logger: silent, clock },
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
  const server = httpServer(port, (_request, response) => arrived.resolve(response), {
    logger: silent,
    clock,
  });
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

test('an answer whose head has gone out before the stop does not keep its connection', async () => {
  const [port = 0] = await freePorts(1);
  const begun = Promise.withResolvers<ServerResponse>();
  const listener: RequestListener = (_request, response) => {
    response.write('first');
    begun.resolve(response);
  };
  const server = httpServer(port, listener, { logger: silent, clock });
  await server.start();
  const agent = new Agent({ keepAlive: true });
  const asked = request({ port, agent });
  asked.end();
  const [answer] = (await once(asked, 'response')) as [IncomingMessage];
  const stopped = server.stop();
  (await begun.promise).end(' and last');
  expect(await text(answer)).toBe('first and last');
  await stopped;
  agent.destroy();
});

test('an answer that nobody takes is cut after five seconds', async () => {
  const [port = 0] = await freePorts(1);
  const server = httpServer(port, (_request, response) => response.write('first'), { logger: silent, clock });
  await server.start();
  const asked = request({ port });
  asked.on('error', () => undefined);
  asked.end();
  const [answer] = (await once(asked, 'response')) as [IncomingMessage];
  const cut = once(answer, 'error');
  const stopped = server.stop();
  clock.advance(5_000);
  await stopped;
  expect(await cut).toMatchObject([{ code: 'ECONNRESET' }]);
});
