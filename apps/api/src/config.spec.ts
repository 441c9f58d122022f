import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigError, describeOptions } from '@citas/process';
import express from 'express';
import { apiOptions, loadApiConfig } from './config.ts';

const DATABASE_URL = 'postgres://citas:secreta@localhost:5432/citas';
const problemsOf = (env: Record<string, string>) => {
  try {
    loadApiConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
};

test('needs a database and a secret, and says so at once', () => {
  expect(problemsOf({})).toEqual([
    expect.stringContaining('Falta DATABASE_URL'),
    expect.stringContaining('Falta JWT_SECRET'),
  ]);
});

test('takes the guide’s short secret in development, and in production only one of 32 characters', () => {
  const env = { DATABASE_URL, JWT_SECRET: 'clave123' };
  expect(problemsOf(env)).toEqual([]);
  expect(problemsOf({ ...env, NODE_ENV: 'production' })).toEqual([expect.stringContaining('32 caracteres')]);
});

test('listens on 3000 and gives tokens of 15 minutes unless told otherwise', () => {
  const config = loadApiConfig({ DATABASE_URL, JWT_SECRET: 'clave123' });
  expect(config).toMatchObject({ API_PORT: 3000, ACCESS_TOKEN_SECONDS: 900 });
});

test('describes every variable, and marks the secret ones', () => {
  const secrets = describeOptions(apiOptions(false)).filter((option) => option.isSecret);
  expect(secrets.map((option) => option.name)).toEqual([
    'DATABASE_URL',
    'NATS_URL',
    'JWT_SECRET',
    'JWT_SECRET_PREVIOUS',
  ]);
});

test('an address of NATS that is none is refused, without the password in it', () => {
  const env = { DATABASE_URL, JWT_SECRET: 'clave123' };
  expect(problemsOf({ ...env, NATS_URL: 'tls://hub:secreta@nats.test:4222' })).toEqual([]);
  const [problem] = problemsOf({ ...env, NATS_URL: 'http://hub:secreta@nats.test' });
  expect(problem).toMatch(/^NATS_URL no vale/);
  expect(problem).not.toContain('secreta');
});

test('a folder of pages must have the one page in it, and need not be named', async () => {
  const env = { DATABASE_URL, JWT_SECRET: 'clave123' };
  const folder = await mkdtemp(join(tmpdir(), 'citas-web-'));
  for (const WEB_DIST of [folder, join(folder, 'browser')])
    expect(problemsOf({ ...env, WEB_DIST })).toEqual([
      expect.stringContaining(`WEB_DIST=${WEB_DIST} no vale: tiene que ser una carpeta con un index.html`),
    ]);
  await writeFile(join(folder, 'index.html'), '');
  expect(problemsOf({ ...env, WEB_DIST: folder })).toEqual([]);
  expect(problemsOf({ ...env, WEB_DIST: '' })).toEqual([]);
  await rm(folder, { recursive: true });
});

describe('the proxies that are believed', () => {
  const env = { DATABASE_URL, JWT_SECRET: 'clave123' };

  test.each([
    'loopback',
    'uniquelocal, linklocal',
    'uniquelocal 203.0.113.0/24 198.51.100.7 ',
    '10.1.2.3',
    '10.0.0.0/8,2001:db8::/32',
    '::1',
    '::ffff:10.0.0.1',
  ])('may be %s, which Express takes', (TRUST_PROXY) => {
    express().set('trust proxy', loadApiConfig({ ...env, TRUST_PROXY }).TRUST_PROXY);
  });

  test.each([
    ...['true', '1', '10', '10.1', '0x0a000001', 'caddy', 'loopback,', 'Loopback', 'fe80::1%eth0'],
    ...['10.0.0.0/0', '10.0.0.0/33', '10.0.0.0/', '10.0.0.0/8/8', '::/129', '10.0.0.0/x'],
  ])('cannot be %s', (TRUST_PROXY) => {
    expect(problemsOf({ ...env, TRUST_PROXY })).toEqual([
      expect.stringContaining(`TRUST_PROXY=${TRUST_PROXY} no vale: tiene que ser «loopback»`),
    ]);
  });
});
