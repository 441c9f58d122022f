import { createTestDatabase } from './testing.ts';
import { DatabaseTooNewError } from './database-too-new-error.ts';
import { migrate } from './migrate.ts';

describe('migrations', () => {
  test('applying them again, from several processes at once, changes nothing', async () => {
    await using test_ = await disposable();
    const applied = await Promise.all([1, 2, 3, 4].map(() => migrate(test_.database)));
    expect(applied.flat()).toEqual([]);
  });

  test('a database newer than the code is refused', async () => {
    await using test_ = await disposable();
    await test_.database.query(`INSERT INTO migraciones (nombre) VALUES ('9999_del_futuro.sql')`);
    await expect(migrate(test_.database)).rejects.toThrow(DatabaseTooNewError);
  });
});

async function disposable() {
  const test_ = await createTestDatabase();
  return { ...test_, [Symbol.asyncDispose]: () => test_.drop() };
}
