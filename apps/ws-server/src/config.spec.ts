import { readConfig } from './config.ts';

const env = { DATABASE_URL: 'postgres://u:p@h/d', JWT_SECRET: 'clave123' };

describe('the configuration', () => {
  test("the guide's two variables are enough", () => {
    expect(readConfig(env)).toMatchObject({
      WS_PORT: 8080,
      MAX_CONNECTIONS: 1000,
      ALLOWED_ORIGINS: [],
      LOG_LEVEL: 'info',
    });
  });

  test('origins are a list', () => {
    expect(
      readConfig({ ...env, ALLOWED_ORIGINS: 'https://a.test, https://b.test,' }).ALLOWED_ORIGINS,
    ).toEqual(['https://a.test', 'https://b.test']);
  });

  test('production wants a long secret, and the refusal does not show the short one', () => {
    const production = { ...env, NODE_ENV: 'production' };
    expect(() => readConfig(production)).toThrow(/JWT_SECRET no vale/);
    expect(() => readConfig(production)).not.toThrow(/clave123/);
    expect(() => readConfig({ ...production, JWT_SECRET: 'x'.repeat(32) })).not.toThrow();
  });

  test('every problem is told at once', () => {
    expect(() => readConfig({ WS_PORT: 'x', NATS_URL: 'http://x', MAX_CONNECTIONS: '0' })).toThrow(
      /WS_PORT[^]*DATABASE_URL[^]*NATS_URL[^]*JWT_SECRET[^]*MAX_CONNECTIONS/,
    );
  });
});
