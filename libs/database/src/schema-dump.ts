import type { Queryable } from './database.ts';

// Partitions are named after months: they come and go, and are no part of the schema.
const TABLES = `
  SELECT 'CREATE ' || CASE c.relpersistence WHEN 'u' THEN 'UNLOGGED ' ELSE '' END || 'TABLE ' || c.relname || E' (\\n' || string_agg('  ' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
      || CASE WHEN a.attnotnull THEN ' NOT NULL' ELSE '' END
      || coalesce(' DEFAULT ' || pg_get_expr(d.adbin, d.adrelid), ''), E',\\n' ORDER BY a.attnum) || E'\\n);' AS line
  FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
  LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
  WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
  GROUP BY c.oid ORDER BY c.relname`;

const CONSTRAINTS = `
  SELECT 'ALTER TABLE ' || c.relname || ' ADD CONSTRAINT ' || k.conname || ' ' || pg_get_constraintdef(k.oid) || ';' AS line
  FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
  WHERE c.relnamespace = 'public'::regnamespace AND NOT c.relispartition AND k.contype IN ('p', 'u', 'f', 'c', 'x')
  ORDER BY c.relname, k.conname`;

const INDEXES = `
  SELECT pg_get_indexdef(i.indexrelid) || ';' AS line
  FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid JOIN pg_class x ON x.oid = i.indexrelid
  WHERE c.relnamespace = 'public'::regnamespace AND NOT c.relispartition
    AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = i.indexrelid)
  ORDER BY c.relname, x.relname`;

const FUNCTIONS = `
  SELECT pg_get_functiondef(p.oid) || ';' AS line FROM pg_proc p
  WHERE p.pronamespace = 'public'::regnamespace
    AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')
  ORDER BY p.proname`;

const TRIGGERS = `
  SELECT pg_get_triggerdef(t.oid) || ';' AS line FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
  WHERE c.relnamespace = 'public'::regnamespace AND NOT t.tgisinternal AND NOT c.relispartition
  ORDER BY c.relname, t.tgname`;

const POLICIES = `
  SELECT 'CREATE POLICY ' || policyname || ' ON ' || tablename || ' TO ' || array_to_string(roles, ', ')
    || ' USING ' || qual || ';' AS line
  FROM pg_policies WHERE schemaname = 'public' ORDER BY tablename, policyname`;

const GRANTS = `
  SELECT 'GRANT ' || string_agg(privilege_type, ', ' ORDER BY privilege_type) || ' ON ' || table_name || ' TO citas_api;' AS line
  FROM information_schema.table_privileges WHERE grantee = 'citas_api' AND table_schema = 'public'
  GROUP BY table_name ORDER BY table_name`;

/** The schema that the migrations result in, as text to be read and compared. */
export async function dumpSchema(database: Queryable): Promise<string> {
  const parts: string[] = [
    '-- The schema after every migration, written by `npm run schema`. Read it; do not edit or run it.',
  ];
  for (const sql of [TABLES, CONSTRAINTS, INDEXES, FUNCTIONS, TRIGGERS, POLICIES, GRANTS]) {
    const rows = await database.query<{ line: string }>(sql);
    parts.push(rows.map((row) => row.line.trimEnd()).join('\n'));
  }
  return `${parts.join('\n\n')}\n`;
}
