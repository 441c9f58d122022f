import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { asyncapiDocument } from './asyncapi-document.ts';
import { readProtocolPage } from './asyncapi-page.ts';
import { clientMessageSchema } from './client-message.ts';
import { serverMessageSchema } from './server-message.ts';

const FILE = join(import.meta.dirname, '../asyncapi.json');
const ASYNCAPI_SCHEMA = '@asyncapi/specs/schemas/3.0.0.json';

const page = readProtocolPage(await readFile(join(import.meta.dirname, '../PROTOCOL.md'), 'utf8'));
const document = asyncapiDocument(page);
const messages = Object.entries(document.components.messages);

/** AsyncAPI's schema brings the one of draft 7 with it, under the same name as Ajv's own: Ajv's stays out. */
function newAjv() {
  const ajv = new Ajv({ strict: false, allErrors: true, meta: false, validateSchema: false });
  addFormats.default(ajv);
  return ajv;
}

test('asyncapi.json is what the schemas and PROTOCOL.md say; `npm run asyncapi` writes it anew', async () => {
  if (process.env['UPDATE_ASYNCAPI']) await writeFile(FILE, `${JSON.stringify(document, null, 2)}\n`);
  expect(JSON.parse(await readFile(FILE, 'utf8'))).toEqual(JSON.parse(JSON.stringify(document)));
});

test("it is valid by AsyncAPI's own schema", async () => {
  const schema = JSON.parse(
    await readFile(createRequire(import.meta.url).resolve(ASYNCAPI_SCHEMA), 'utf8'),
  ) as object;
  const validate = newAjv().compile(schema);
  validate(JSON.parse(JSON.stringify(document)));
  expect(validate.errors ?? []).toEqual([]);
});

test('every message of both directions is in it, and every reference leads somewhere', () => {
  const types = [...clientMessageSchema.def.options, ...serverMessageSchema.def.options].map(
    ({ shape }) => shape.type.def.values[0],
  );
  expect(Object.keys(document.components.messages)).toEqual(types);
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)].map(
    ([, path]) => path ?? '',
  );
  expect(references.length).toBeGreaterThan(types.length);
  expect(references.filter((path) => lookUp(path.split('/')) === undefined)).toEqual([]);
});

test.each(messages)('the examples of %s are valid by its own payload schema', (_type, message) => {
  const validate = newAjv().compile(message.payload);
  for (const { payload } of message.examples ?? []) {
    validate(payload);
    expect(validate.errors ?? []).toEqual([]);
  }
});

test.each(messages)('%s is summed up in one sentence', (_type, { summary }) => {
  expect(summary).toMatch(/^[A-Z].{10,160}\.$/);
});

function lookUp(path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (place, name) => (place as Record<string, unknown> | undefined)?.[name],
    document,
  );
}
