import { openapiDocument } from '@citas/protocol';
import fc from 'fast-check';

export interface FuzzedRequest {
  readonly route: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

type JsonSchema = Readonly<Record<string, unknown>>;
interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required: boolean;
  readonly schema: JsonSchema;
}
interface DocumentedOperation {
  readonly parameters: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: JsonSchema }>> };
}

const document = JSON.parse(JSON.stringify(openapiDocument())) as {
  readonly paths: Readonly<Record<string, Readonly<Record<string, DocumentedOperation>>>>;
};

/** What breaks programs: emptiness, extremes, other scripts, and the syntax of everything that a text passes through. */
const NASTY = [
  '',
  ' ',
  '0',
  '-1',
  'null',
  'true',
  '[]',
  '{}',
  '\u0000',
  '\ud800',
  '\u202e',
  '𝕬',
  '💇',
  'ñandú',
  'İ',
  "'; DROP TABLE citas; --",
  "1' OR '1'='1",
  '=HYPERLINK("http://a")',
  '<script>alert(1)</script>',
  '../../etc/passwd',
  '%00',
  '%',
  '${7*7}',
  '2026-02-30',
  '0000-00-00',
  '24:00',
  '99:99',
  '1e309',
  'x'.repeat(5000),
  '__proto__',
  'constructor',
];
const nasty = fc.constantFrom(...NASTY);
const anything = fc.oneof(
  nasty,
  fc.constantFrom(null, true, false, 0, -1, 1.5, 1e300, Number.MAX_SAFE_INTEGER, [], {}, [[[]]], {
    a: { b: [null] },
  }),
  fc.string({ unit: 'binary', maxLength: 40 }),
);

/** Something that the schema describes, as far as this small reading of it goes. */
function likely(schema: JsonSchema): fc.Arbitrary<unknown> {
  const alternatives = (schema['anyOf'] ?? schema['oneOf']) as readonly JsonSchema[] | undefined;
  if (alternatives) return fc.oneof(...alternatives.map(likely));
  if (schema['enum']) return fc.constantFrom(...(schema['enum'] as unknown[]));
  if ('const' in schema) return fc.constant(schema['const']);
  return ofType(schema);
}

function ofType(schema: JsonSchema): fc.Arbitrary<unknown> {
  switch (schema['type']) {
    case 'object':
      return objectOf(schema);
    case 'array':
      return fc.array(spoilt((schema['items'] ?? {}) as JsonSchema), { maxLength: 3 });
    case 'string':
      return text(schema);
    case 'integer':
      return fc.integer({ min: -5, max: 10_000 });
    case 'number':
      return fc.double({ noNaN: true, noDefaultInfinity: true });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    default:
      return anything;
  }
}

function text({ format, pattern }: JsonSchema): fc.Arbitrary<string> {
  if (format === 'date')
    return fc.constantFrom('2026-11-25', '2028-02-29', '1999-12-31', '2100-01-01', '9999-12-31');
  if (format === 'uuid') return fc.uuid();
  if (format === 'email') return fc.constantFrom('ana@ejemplo.es', 'a+b@x.demo', `${'a'.repeat(60)}@x.es`);
  if (typeof pattern === 'string' && pattern.includes(':'))
    return fc.constantFrom('00:00', '09:30', '23:59', '24:00');
  return fc.oneof(nasty, fc.string({ unit: 'grapheme', maxLength: 60 }));
}

function objectOf({ properties = {}, required = [] }: JsonSchema): fc.Arbitrary<unknown> {
  const fields = Object.entries(properties as Record<string, JsonSchema>);
  const requiredKeys = fields.map(([name]) => name).filter((name) => (required as string[]).includes(name));
  const model = Object.fromEntries(fields.map(([name, schema]) => [name, spoilt(schema)]));
  const known = fc.record(model, { requiredKeys });
  const withUnknown = fc
    .tuple(known, nasty, anything)
    .map(([object, key, value]) => ({ ...object, [key]: value }));
  return fc.oneof({ weight: 9, arbitrary: known }, { weight: 1, arbitrary: withUnknown });
}

/** Mostly what is described, now and then something else. */
function spoilt(schema: JsonSchema): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 5, arbitrary: likely(schema) }, { weight: 1, arbitrary: anything });
}

function bodyOf({ requestBody }: DocumentedOperation): fc.Arbitrary<{ type?: string; body?: string }> {
  const [described] = Object.entries(requestBody?.content ?? {});
  if (!described) return fc.constant({});
  const [type, { schema }] = described;
  if (type !== 'application/json')
    return nasty.map((body) => ({ type, body: `cliente;fecha\n${body};${body}` }));
  const whole = spoilt(schema).map((value) => JSON.stringify(value));
  const broken = fc.tuple(whole, fc.nat(30)).map(([json, end]) => json.slice(0, end));
  return fc
    .oneof({ weight: 12, arbitrary: whole }, { weight: 1, arbitrary: broken })
    .map((body) => ({ type, body }));
}

/** Requests of every operation that the document has, near to what it describes. */
export function fuzzedRequests(
  ids: readonly string[],
): readonly (readonly [string, fc.Arbitrary<FuzzedRequest>])[] {
  return Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => {
      const name = `${method.toUpperCase()} ${path}`;
      return [name, requestOf(name, operation, ids)] as const;
    }),
  );
}

function requestOf(
  name: string,
  operation: DocumentedOperation,
  ids: readonly string[],
): fc.Arbitrary<FuzzedRequest> {
  const inQuery = operation.parameters.filter((parameter) => parameter.in === 'query');
  const query = fc.record(Object.fromEntries(inQuery.map((p) => [p.name, spoilt(p.schema)])), {
    requiredKeys: [],
  });
  const id = fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...ids) }, { weight: 1, arbitrary: nasty });
  const ifMatch = fc.constantFrom('*', '"1"', 'W/"1"', '"', '1, 2', '');
  return fc
    .record({ query, id, ifMatch, content: bodyOf(operation) })
    .map(({ query, id, ifMatch, content }) => ({
      route: `${name.replaceAll(/\{\w+\}/g, encoded(id) || 'nada')}${queryText(query)}`,
      headers: {
        ...(ifMatch && { 'If-Match': ifMatch }),
        ...(content.type && { 'Content-Type': content.type }),
      },
      ...(content.body !== undefined && { body: content.body }),
    }));
}

function queryText(query: Readonly<Record<string, unknown>>): string {
  const pairs = Object.entries(query).map(([name, value]) => `${name}=${encoded(textOf(value))}`);
  return pairs.length > 0 ? `?${pairs.join('&')}` : '';
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function encoded(value: string): string {
  return encodeURIComponent(value.toWellFormed());
}
