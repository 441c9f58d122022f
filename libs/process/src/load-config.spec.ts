import * as z from 'zod';
import { ConfigError } from './config-error.ts';
import { describeOptions, secret } from './config-option.ts';
import { loadConfig } from './load-config.ts';

const schema = z.object({
  API_PORT: z.coerce.number().int().min(1).max(65_535).default(3000).describe('puerto de la API'),
  JWT_SECRET: z.string().min(16).meta(secret('secreto con que se firman los tokens')),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/ })
    .meta(secret('dirección de PostgreSQL'))
    .optional(),
  LOG_FORMAT: z.enum(['json', 'pretty']).default('json').describe('forma del registro'),
});
const valid = { JWT_SECRET: 'a-secret-of-some-length' };

function problemsOf(env: Record<string, string>): readonly string[] {
  try {
    loadConfig(schema, env);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

test('gives typed values, and defaults for what is not set or empty', () => {
  const config = loadConfig(schema, { ...valid, API_PORT: '3100', LOG_FORMAT: '', OTHER: 'x' });
  expect(config).toEqual({ ...valid, API_PORT: 3100, LOG_FORMAT: 'json' });
});

test.each([
  ['a required option that is missing', {}, 'Falta JWT_SECRET: secreto con que se firman los tokens.'],
  [
    'a number that is none',
    { ...valid, API_PORT: 'abc' },
    'API_PORT=abc no vale: tiene que ser un número (puerto de la API).',
  ],
  [
    'a number that is too small',
    { ...valid, API_PORT: '0' },
    'API_PORT=0 no vale: tiene que ser al menos 1 (puerto de la API).',
  ],
  [
    'a number that is too big',
    { ...valid, API_PORT: '70000' },
    'API_PORT=70000 no vale: tiene que ser como mucho 65535 (puerto de la API).',
  ],
  [
    'a word that is not in the list',
    { ...valid, LOG_FORMAT: 'xml' },
    'LOG_FORMAT=xml no vale: tiene que ser uno de estos: json, pretty (forma del registro).',
  ],
  [
    'a secret that is too short',
    { JWT_SECRET: 'corto' },
    'JWT_SECRET no vale: tiene que tener al menos 16 caracteres (secreto con que se firman los tokens).',
  ],
  [
    'an address that is none',
    { ...valid, DATABASE_URL: 'hunter2' },
    'DATABASE_URL no vale: no es una dirección completa (dirección de PostgreSQL).',
  ],
])('explains %s in one line that names the variable', (_title, env, line) => {
  expect(problemsOf(env)).toEqual([line]);
});

test('tells all problems at once, and no value of a secret', () => {
  const env = { JWT_SECRET: 'hunter2', API_PORT: 'x', DATABASE_URL: 'postgres//u:hunter2@h' };
  expect(problemsOf(env)).toHaveLength(3);
  expect(new ConfigError(problemsOf(env)).message).toMatch(
    /^La configuración no es válida:\n( {2}- .+\n){2} {2}- .+$/,
  );
  expect(new ConfigError(problemsOf(env)).message).not.toContain('hunter2');
});

test('describes every option for the documents', () => {
  expect(describeOptions(schema)).toContainEqual({
    name: 'API_PORT',
    description: 'puerto de la API',
    defaultValue: '3000',
    isRequired: false,
    isSecret: false,
  });
  expect(describeOptions(schema)).toContainEqual({
    name: 'DATABASE_URL',
    description: 'dirección de PostgreSQL',
    defaultValue: undefined,
    isRequired: false,
    isSecret: true,
  });
});

test('an option without a description is a mistake of the programmer', () => {
  expect(() => loadConfig(z.object({ PORT: z.string() }), {})).toThrow('The option PORT has no description');
});
