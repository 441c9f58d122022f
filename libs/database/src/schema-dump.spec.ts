import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { dumpSchema } from './schema-dump.ts';
import { createTestDatabase } from './testing.ts';

const SCHEMA_FILE = join(import.meta.dirname, '../schema.sql');

test('schema.sql shows what the migrations result in; `npm run schema` writes it anew', async () => {
  const { database, drop } = await createTestDatabase();
  try {
    const schema = await dumpSchema(database);
    if (process.env['UPDATE_SCHEMA']) await writeFile(SCHEMA_FILE, schema);
    expect(await readFile(SCHEMA_FILE, 'utf8')).toBe(schema);
  } finally {
    await drop();
  }
});
