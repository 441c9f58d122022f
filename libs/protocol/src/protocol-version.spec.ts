import { createHash } from 'node:crypto';
import * as z from 'zod';
import { clientMessageSchema } from './client-message.ts';
import { PROTOCOL_VERSION } from './protocol-version.ts';
import { serverMessageSchema } from './server-message.ts';

test('a change of a message comes with a new protocol version', () => {
  const schemas = [clientMessageSchema, serverMessageSchema].map((schema) =>
    z.toJSONSchema(schema, { unrepresentable: 'any' }),
  );
  const hash = createHash('sha256').update(JSON.stringify(schemas)).digest('hex').slice(0, 16);
  // When this fails: raise PROTOCOL_VERSION, add a line to its history and to PROTOCOL.md, then pin the new hash here.
  expect({ version: PROTOCOL_VERSION, hash }).toEqual({ version: 7, hash: '818ace806a6b8551' });
});
