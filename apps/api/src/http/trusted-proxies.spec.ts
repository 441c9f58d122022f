import express, { type Express } from 'express';
import type { IncomingMessage } from 'node:http';
import { trustProxies } from './trusted-proxies.ts';

/** Who asked, to an API that `address` asks with that header. */
function whoAsked(proxies: string, address: string, forwardedFor: string): string | undefined {
  const app = express();
  trustProxies(app, proxies);
  const request = Object.create(app.request, {
    app: { value: app },
    headers: { value: { 'x-forwarded-for': forwardedFor } },
    socket: { value: { remoteAddress: address } },
  }) as IncomingMessage & Pick<Express['request'], 'ip'>;
  return request.ip;
}

test.each([
  ['uniquelocal', '172.18.0.5', '203.0.113.9', '203.0.113.9'],
  ['uniquelocal', '203.0.113.7', '203.0.113.9', '203.0.113.7'],
  ['uniquelocal', '172.18.0.5', '203.0.113.9, 192.168.1.77', '192.168.1.77'],
  ['uniquelocal,192.168.1.2', '172.18.0.5', '203.0.113.9, 192.168.1.77, 192.168.1.2', '192.168.1.77'],
  ['uniquelocal,198.51.100.0/24', '172.18.0.5', '203.0.113.9, 198.51.100.7', '203.0.113.9'],
  ['loopback', '127.0.0.1', '203.0.113.9, 127.0.0.1', '203.0.113.9'],
])('to who believes %s, asked by %s for «%s», it is %s who asks', (proxies, address, told, who) => {
  expect(whoAsked(proxies, address, told)).toBe(who);
});
