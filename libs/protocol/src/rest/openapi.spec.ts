import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Validator } from '@seriousme/openapi-schema-validator';
import * as z from 'zod';
import { errorsPage } from './errors-page.ts';
import { openapiDocument } from './openapi-document.ts';
import type { Operation } from './operation.ts';
import { OPERATIONS } from './operations.ts';

const ROOT = join(import.meta.dirname, '../../../..');
const operations = Object.entries<Operation>(OPERATIONS);
const document = JSON.parse(JSON.stringify(openapiDocument())) as Record<string, unknown>;

/** Fails when the file is not what the contract says; `npm run contract` writes it anew. */
async function expectWritten(path: string, content: string): Promise<void> {
  const file = join(ROOT, path);
  if (process.env['UPDATE_CONTRACT']) await writeFile(file, content);
  expect(await readFile(file, 'utf8')).toBe(content);
}

test('openapi.json is what the operations say', () =>
  expectWritten('libs/protocol/openapi.json', `${JSON.stringify(document, null, 2)}\n`));

test('docs/errors.md is what the catalogue says', () => expectWritten('docs/errors.md', errorsPage()));

test("the document is valid by OpenAPI's own schema", async () => {
  const { valid, errors } = await new Validator().validate(structuredClone(document));
  expect([valid, errors]).toEqual([true, undefined]);
});

test('no two operations answer the same request', () => {
  const requests = operations.map(([, { method, path }]) => `${method} ${path.replaceAll(/\{\w+\}/g, '{}')}`);
  expect(new Set(requests).size).toBe(requests.length);
});

describe.each(operations)('%s', (_id, operation) => {
  test('is summed up in one line of Spanish', () => {
    expect(operation.summary).toMatch(/^[¿A-ZÁÉÍÓÚ].{4,90}[^.]$/);
  });

  test('says what it takes by an example that its own schema accepts', () => {
    const { body, bodyExample, method, bodyType } = operation;
    if (body) expect(body.safeParse(bodyExample).error?.issues ?? []).toEqual([]);
    else expect(bodyExample).toBeUndefined();
    if (method === 'get' || method === 'delete') expect(body ?? bodyType).toBeUndefined();
  });

  test('has one answer a status, each JSON one with an example that is just what its schema says', () => {
    const statuses = operation.answers.map(({ status }) => status);
    expect(new Set(statuses).size).toBe(statuses.length);
    for (const { schema, example } of operation.answers) {
      if (!schema) continue;
      expect(example).toBeDefined();
      expect(z.parse(schema, example)).toEqual(example);
    }
  });

  test('done twice by mistake does no harm: a POST takes an Idempotency-Key, or says why it needs none', () => {
    const { method, roles, idempotencyKey, sinClave } = operation;
    expect([idempotencyKey, sinClave].filter(Boolean)).toHaveLength(method === 'post' ? 1 : 0);
    // Keys are kept for somebody.
    if (idempotencyKey) expect(roles).not.toBe('publica');
  });

  test('refuses query parameters that it does not know', () => {
    if (!operation.query) return;
    const { error } = operation.query.safeParse({ inesperado: '1' });
    expect(error?.issues).toContainEqual(expect.objectContaining({ code: 'unrecognized_keys' }));
  });

  test('changes what has a version only with If-Match', () => {
    const changes = operation.method === 'patch' || operation.method === 'put';
    if (changes && operation.path !== '/sesion/password') expect(operation.ifMatch).toBe(true);
  });
});
