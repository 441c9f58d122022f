import { openapiDocument } from '@citas/protocol';
import Ajv2020, { type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { Answer } from './answer.ts';

interface DocumentedAnswer {
  readonly content?: Readonly<Record<string, { readonly schema: object }>>;
  readonly 'x-problemas'?: readonly string[];
}
interface DocumentedOperation {
  readonly operationId: string;
  readonly responses: Readonly<Record<string, DocumentedAnswer>>;
}

const document = JSON.parse(JSON.stringify(openapiDocument())) as {
  readonly components: object;
  readonly paths: Readonly<Record<string, Readonly<Record<string, DocumentedOperation>>>>;
};
const ajv = new Ajv2020.Ajv2020({ strict: false, allErrors: true });
addFormats.default(ajv);
const validators = new Map<object, ValidateFunction>();

/** Literal paths first, so that `/citas/importar` is not taken for the cita of that id. */
const PATHS = Object.entries(document.paths)
  .map(([path, operations]) => ({
    path: new RegExp(`^/api(?:/v1)?${path.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}$`),
    isLiteral: !path.includes('{'),
    operations,
  }))
  .sort((a, b) => Number(b.isLiteral) - Number(a.isLiteral));

/** What the contract has for a request; undefined for one that it does not know, which must be answered with 404. */
function operationOf(method: string, path: string): DocumentedOperation | undefined {
  const found = PATHS.filter((candidate) => candidate.path.test(path));
  return found.map(({ operations }) => operations[method.toLowerCase()]).find((operation) => operation);
}

/** Everything in which an answer differs from what the OpenAPI document says of it. */
export function breaches(method: string, path: string, answer: Answer): string[] {
  const operation = operationOf(method, path);
  if (!operation) return answer.status === 404 ? [] : [`no operation for ${method} ${path}`];
  const documented = operation.responses[String(answer.status)];
  if (!documented) return [`${operation.operationId} does not declare ${answer.status}`];
  return answerBreaches(operation.operationId, documented, answer);
}

function answerBreaches(operationId: string, documented: DocumentedAnswer, answer: Answer): string[] {
  const mediaType = answer.headers.get('Content-Type')?.split(';', 1)[0] ?? '';
  const content = documented.content?.[mediaType];
  if (!content)
    return documented.content || mediaType ? [`${operationId} ${answer.status}: ${mediaType}`] : [];
  if (!/[/+]json$/.test(mediaType)) return [];
  return [
    ...problemBreaches(operationId, documented, answer),
    ...schemaBreaches(operationId, content.schema, answer),
  ];
}

function problemBreaches(operationId: string, documented: DocumentedAnswer, { body }: Answer): string[] {
  const keys = documented['x-problemas'];
  if (!keys) return [];
  const key = (body as { type: string }).type.split('/').at(-1) ?? '';
  return keys.includes(key) ? [] : [`${operationId} does not declare the problem ${key}`];
}

function schemaBreaches(operationId: string, schema: object, { status, body }: Answer): string[] {
  const validate = validators.get(schema) ?? ajv.compile({ ...schema, components: document.components });
  validators.set(schema, validate);
  if (validate(body)) return [];
  return (validate.errors ?? []).map((e) => `${operationId} ${status}: ${e.instancePath} ${e.message}`);
}
