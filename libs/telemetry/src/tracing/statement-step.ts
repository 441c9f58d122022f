import type { Step } from './tracing.ts';

/** Where the name of the table stands, by what the statement begins with. */
const TABLES: Readonly<Record<string, RegExp>> = {
  SELECT: /\bFROM\s+(\w+)/i,
  INSERT: /\bINTO\s+(\w+)/i,
  UPDATE: /\bUPDATE\s+(\w+)/i,
  DELETE: /\bFROM\s+(\w+)/i,
};

/**
 * A statement by its text, in which values are `$1`. Names are OpenTelemetry's for databases:
 * https://opentelemetry.io/docs/specs/semconv/database/database-spans/
 */
export function statementStep(text: string): Step {
  const operation = /\w+/.exec(text)?.[0].toUpperCase() ?? 'OTHER';
  const table = TABLES[operation]?.exec(text)?.[1];
  return {
    name: table ? `${operation} ${table}` : operation,
    kind: 'client',
    attributes: {
      'db.system.name': 'postgresql',
      'db.operation.name': operation,
      'db.query.text': text,
      ...(table && { 'db.collection.name': table }),
    },
  };
}
