import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { randomBytes } from 'node:crypto';
import { aToken } from '@citas/auth/testing';
import { Random } from '../random.ts';
import type { Scenario } from '../scenario.ts';

/** A client's frame: masked, as RFC 6455 §5.3 wants it, unless told otherwise. */
function frame(first: number, payload: Buffer, options: { mask?: boolean; length?: number } = {}): Buffer {
  const { mask = true, length = payload.length } = options;
  const flag = mask ? 0x80 : 0;
  const head =
    length < 126
      ? Buffer.from([first, flag | length])
      : length < 65_536
        ? Buffer.from([first, flag | 126, length >> 8, length & 255])
        : Buffer.concat([Buffer.from([first, flag | 127]), bigEndian(length)]);
  if (!mask) return Buffer.concat([head, payload]);
  const key = randomBytes(4);
  return Buffer.concat([head, key, payload.map((byte, i) => byte ^ key[i % 4]!)]);
}

function bigEndian(length: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(length));
  return bytes;
}

const text = (value: string) => frame(0x81, Buffer.from(value));
const closing = (code: number) => frame(0x88, Buffer.from([code >> 8, code & 255]));
const deep = `${'['.repeat(5000)}${']'.repeat(5000)}`;

/** Each kind with what must come of it: an answer, or the end of the socket. */
const KINDS: readonly (readonly [string, Buffer, 'answered' | 'closed'])[] = [
  ['nothing', text(''), 'answered'],
  ['no JSON', text('{'), 'answered'],
  ['a number', text('7'), 'answered'],
  ['null', text('null'), 'answered'],
  ['an array', text('[]'), 'answered'],
  ['an array of messages', text('[{"type":"ping"}]'), 'answered'],
  ['no type', text('{"data":{}}'), 'answered'],
  ['a type of the hub', text('{"type":"stats","data":{}}'), 'answered'],
  ['a prototype', text('{"type":"__proto__","__proto__":{"type":"ping"}}'), 'answered'],
  ['no data', text('{"type":"subscribe"}'), 'answered'],
  ['a channel that is a number', text('{"type":"subscribe","data":{"channel":5}}'), 'answered'],
  ['a long channel', text(`{"type":"subscribe","data":{"channel":"${'x'.repeat(201)}"}}`), 'answered'],
  ['a long id', text(`{"type":"ping","id":"${'x'.repeat(65)}"}`), 'answered'],
  [
    'a position before zero',
    text('{"type":"subscribe","data":{"channel":"citas:a","since":{"epoch":"e","seq":-1}}}'),
    'answered',
  ],
  [
    'a position beyond whole numbers',
    text('{"type":"subscribe","data":{"channel":"citas:a","since":{"epoch":"e","seq":1e300}}}'),
    'answered',
  ],
  ['deep nesting', text(deep), 'answered'],
  ['half a surrogate', text('{"type":"\\ud800"}'), 'answered'],
  ['NUL in a channel', text('{"type":"subscribe","data":{"channel":"citas:\\u0000"}}'), 'answered'],
  ['bytes', frame(0x82, Buffer.from('{"type":"ping"}')), 'answered'],
  ['an empty token', text('{"type":"auth","data":{"token":""}}'), 'answered'],
  ['no token of ours', text('{"type":"auth","data":{"token":"x.y.z"}}'), 'closed'],
  ['too long', text('x'.repeat(16 * 1024 + 1)), 'closed'],
  ['a length of terabytes', frame(0x81, Buffer.from('x'), { length: 2 ** 43 }), 'closed'],
  ['no mask', frame(0x81, Buffer.from('{"type":"ping"}'), { mask: false }), 'closed'],
  ['a reserved bit', frame(0xc1, Buffer.from('x')), 'closed'],
  ['a reserved opcode', frame(0x83, Buffer.from('x')), 'closed'],
  ['no UTF-8', frame(0x81, Buffer.from([0xc3, 0x28])), 'closed'],
  ['a continuation of nothing', frame(0x80, Buffer.from('x')), 'closed'],
  ['a ping in pieces', frame(0x09, Buffer.from('x')), 'closed'],
  ['a long ping', frame(0x89, Buffer.alloc(126)), 'closed'],
  ['a close code that does not exist', closing(1004), 'closed'],
  ['a close of one byte', frame(0x88, Buffer.from([3])), 'closed'],
];

/** Whatever a client sends, it gets its answer or its end, the hub lives on, and the others hear nothing of it. */
export const badFrames: Scenario = {
  name: 'bad frames',
  every: 2,
  async run(world) {
    const hub = await world.hub({ MAX_CONNECTIONS_PER_USER: '200' });
    const negocio = await world.negocio();
    const other = await world.follower(negocio, hub).start();
    const order = new Random(world.seed);
    for (const [name, bytes, expected] of KINDS.toSorted(() => order.next() - 0.5)) {
      const socket = await open(
        hub.port,
        aToken({ now: world.clock.now(), usuario: { negocio_id: negocio } }),
      );
      socket.write(bytes);
      if (expected === 'answered') await answered(socket, name);
      else await ended(socket, name);
      socket.destroy();
    }
    await world.writer(negocio).write(2);
    await world.allAgree();
    if (other.sockets > 1) throw new Error('another screen lost its socket');
  },
};

async function open(port: number, token: string): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => undefined);
  const lines = [
    `GET /ws?token=${token} HTTP/1.1`,
    'Host: hub',
    'Upgrade: websocket',
    'Connection: Upgrade',
    `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
    'Sec-WebSocket-Version: 13',
  ];
  socket.write(`${lines.join('\r\n')}\r\n\r\n`);
  await heard(socket, '"type":"connected"', 'the greeting');
  return socket;
}

async function answered(socket: Socket, name: string): Promise<void> {
  await heard(socket, '"type":"error"', name);
  socket.write(text('{"type":"ping","id":"still"}'));
  await heard(socket, '"id":"still"', `${name}, and a ping after`);
}

async function heard(socket: Socket, expected: string, name: string): Promise<void> {
  for (let all = ''; !all.includes(expected);) {
    const bytes = await Promise.race([once(socket, 'data'), once(socket, 'close').then(() => [])]);
    if (bytes.length === 0) throw new Error(`${name}: the socket ended instead of saying ${expected}`);
    all += String(bytes[0]);
  }
}

async function ended(socket: Socket, name: string): Promise<void> {
  socket.resume();
  if (!socket.closed) await once(socket, 'close');
  if (!socket.destroyed) throw new Error(`${name}: the socket lives on`);
}
