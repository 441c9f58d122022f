import { connectionOptions } from './connection-options.ts';

describe('DATABASE_URL is read as libpq reads it', () => {
  test("the guide's URL encrypts without verifying and waits 30 seconds", () => {
    const options = connectionOptions(
      'postgres://postgres:x@db.example.org:5432/postgres?sslmode=require&connect_timeout=30',
    );
    expect(options.ssl).toEqual({ rejectUnauthorized: false, servername: 'db.example.org' });
    expect(options.connectionTimeoutMillis).toBe(30_000);
    expect(options.connectionString).toBe('postgres://postgres:x@db.example.org:5432/postgres');
  });

  test('verify-full verifies, no sslmode does not encrypt', () => {
    expect(connectionOptions('postgres://h/d?sslmode=verify-full').ssl).toEqual({ rejectUnauthorized: true });
    expect(connectionOptions('postgres://h/d').ssl).toBe(false);
  });
});
