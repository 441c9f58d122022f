import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { loadConfig } from '@citas/process';
import type * as z from 'zod';
import { envExample } from './env-example.ts';

const root = resolve(import.meta.dirname, '../..');
const text = readFileSync(join(root, '.env.example'), 'utf8');

test('.env.example has every option as the programs have it: npm run env-example', async () => {
  expect(text).toBe(await envExample());
});

test('with its secrets put in, it is all that the programs need in production', async () => {
  const secrets = { POSTGRES_PASSWORD: 'clave', JWT_SECRET: 's'.repeat(32) };
  const env = { ...parseEnv(text), ...secrets, NODE_ENV: 'production' };
  const { apiOptions } = (await import(join(root, 'apps/api/src/config.ts'))) as {
    apiOptions(isProduction: boolean): z.ZodObject;
  };
  const { configSchema } = (await import(join(root, 'apps/ws-server/src/config.ts'))) as {
    configSchema(of: object): z.ZodObject;
  };
  expect(() => loadConfig(apiOptions(true), env)).not.toThrow();
  expect(() => loadConfig(configSchema(env), env)).not.toThrow();
});

test('it holds no secret, and asks for each that is needed', () => {
  const values = parseEnv(text);
  expect([values['JWT_SECRET'], values['POSTGRES_PASSWORD']]).toEqual(['', '']);
});
