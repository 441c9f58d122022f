import { once } from 'node:events';
import { Agent, request, type IncomingMessage, type ServerResponse } from 'node:http';
import { createLogger } from '@citas/process';
import { freePorts } from '@citas/process/testing';
import { httpServer } from './http-server.ts';

test('a request under way when it is stopped is answered, and its connection not kept for more', async () => {
  const [port = 0] = await freePorts(1);
  const arrived = Promise.withResolvers<ServerResponse>();
  const logger = createLogger({ name: 'api', destination: { write: () => undefined } });
  const server = httpServer(port, (_request, response) => arrived.resolve(response), logger);
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
