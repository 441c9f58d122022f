import * as z from 'zod';
import { problemsOf, type Operation, type OperationAnswer } from './operation.ts';
import { OPERATIONS } from './operations.ts';
import { PROBLEM_EXTRAS } from './problem-examples.ts';
import { PROBLEMS, problemSchema, type ProblemKey } from './problem.ts';

type JsonObject = Record<string, unknown>;

const REPLAYED = '`true` si lo hizo una petición anterior con la misma clave.';
const PROBLEM = { $ref: '#/components/schemas/Problema' };

/** The REST API as an OpenAPI 3.1 document, made from the schemas that validate. */
export function openapiDocument() {
  return {
    openapi: '3.1.1',
    info: {
      title: 'Citas en vivo',
      version: '1.0.0',
      summary: 'Las citas de un negocio, en vivo.',
      description: INTRODUCTION,
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/api/v1', description: 'Este servidor' }],
    tags: [...new Set(Object.values(OPERATIONS).map(({ tag }) => tag))].map((name) => ({ name })),
    security: [{ token: [] }],
    paths: paths(),
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
      schemas: { Problema: schemaOf(problemSchema, 'output') },
    },
  };
}

function paths() {
  const byPath: Record<string, JsonObject> = {};
  for (const [operationId, operation] of Object.entries<Operation>(OPERATIONS)) {
    (byPath[operation.path] ??= {})[operation.method] = operationObject(operationId, operation);
  }
  return byPath;
}

function operationObject(operationId: string, operation: Operation): JsonObject {
  const { tag, summary, description, roles, sinClave } = operation;
  const who = roles === 'publica' ? 'No hace falta sesión.' : `Roles: ${roles.join(', ')}.`;
  return {
    operationId,
    tags: [tag],
    summary,
    description: [description, sinClave && `Sin \`Idempotency-Key\`: ${sinClave}`, who]
      .filter(Boolean)
      .join('\n\n'),
    ...(roles === 'publica' ? { security: [] } : { 'x-roles': roles }),
    parameters: [...pathParameters(operation), ...queryParameters(operation), ...headerParameters(operation)],
    ...requestBody(operation),
    responses: { ...answers(operation), ...problems(operation) },
  };
}

function pathParameters({ path }: Operation) {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
}

function queryParameters({ query }: Operation) {
  return Object.entries<z.core.$ZodType>(query?.shape ?? {}).map(([name, schema]) => ({
    name,
    in: 'query',
    required: !z.safeParse(schema, undefined).success,
    ...descriptionOf(schema),
    schema: schemaOf(schema, 'input'),
  }));
}

function descriptionOf(schema: z.core.$ZodType) {
  const description = z.globalRegistry.get(schema)?.description;
  return description === undefined ? {} : { description };
}

function headerParameters({ ifMatch, idempotencyKey }: Operation) {
  const header = (name: string, required: boolean, description: string) => ({
    name,
    in: 'header',
    required,
    description,
    schema: { type: 'string' },
  });
  return [
    ...(ifMatch ? [header('If-Match', true, 'El `ETag` de lo que se cambia, o `*`.')] : []),
    ...(idempotencyKey
      ? [
          header(
            'Idempotency-Key',
            false,
            'De 1 a 200 caracteres visibles, como un UUID: uno por intención, el mismo al repetirla.',
          ),
        ]
      : []),
  ];
}

function requestBody({ body, bodyExample, bodyType }: Operation): JsonObject {
  if (bodyType)
    return { requestBody: { required: true, content: { [bodyType]: { schema: { type: 'string' } } } } };
  if (!body) return {};
  const content = {
    schema: schemaOf(body, 'input'),
    ...(bodyExample !== undefined && { example: bodyExample }),
  };
  return { requestBody: { required: true, content: { 'application/json': content } } };
}

function answers({ answers: all, idempotencyKey }: Operation): JsonObject {
  const replayed = idempotencyKey && { 'Idempotent-Replayed': REPLAYED };
  return Object.fromEntries(
    all.map(({ headers, ...answer }) => {
      const withReplayed = (headers ?? replayed) && { ...headers, ...replayed };
      return [
        String(answer.status),
        answerObject({ ...answer, ...(withReplayed && { headers: withReplayed }) }),
      ];
    }),
  );
}

function answerObject({ description, schema, example, mediaType, headers }: OperationAnswer): JsonObject {
  const content = (schema ?? mediaType) && {
    ...(schema && {
      'application/json': { schema: schemaOf(schema, 'output'), ...(example !== undefined && { example }) },
    }),
    ...(mediaType && { [mediaType]: { schema: { type: 'string' } } }),
  };
  return {
    description,
    ...(content && { content }),
    ...(headers && { headers: headerObjects(headers) }),
  };
}

function headerObjects(headers: Readonly<Record<string, string>>): JsonObject {
  return Object.fromEntries(
    Object.entries(headers).map(([name, description]) => [name, { description, schema: { type: 'string' } }]),
  );
}

/** One answer a status: the problems that share it are told apart by their `type`. */
function problems(operation: Operation): JsonObject {
  const all = [...problemsOf(operation)];
  const statuses = new Set(all.map((key) => PROBLEMS[key].status));
  return Object.fromEntries(
    [...statuses].map((status) => [
      String(status),
      problemAnswer(all.filter((key) => PROBLEMS[key].status === status)),
    ]),
  );
}

function problemAnswer(keys: readonly ProblemKey[]): JsonObject {
  return {
    description: keys.map((key) => `\`${key}\`: ${PROBLEMS[key].es}`).join('; '),
    content: {
      'application/problem+json': {
        schema: PROBLEM,
        examples: Object.fromEntries(keys.map(problemExample)),
      },
    },
    'x-problemas': keys,
  };
}

function problemExample(key: ProblemKey) {
  const { status, es } = PROBLEMS[key];
  const value = {
    type: `/problemas/${key}`,
    title: es,
    status,
    detail: es,
    traceId: 'b1946ac92492d234',
    ...PROBLEM_EXTRAS[key],
  };
  return [key, { summary: es, value }] as const;
}

function schemaOf(schema: z.core.$ZodType, io: 'input' | 'output'): JsonObject {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
}

const INTRODUCTION = `Para empezar: \`POST /sesion\`, y el \`token\` que responde va después en \`Authorization: Bearer …\`.

**Horas.** \`fecha\`, \`horaInicio\` y \`horaFin\` son las del reloj del negocio; \`inicio\` y \`fin\`, las mismas con su desfase. Una hora que el reloj se salta en primavera se rechaza; una que se repite en otoño es la primera.

**Versiones.** Lo que se puede cambiar trae un \`ETag\`; quien lo cambia lo envía en \`If-Match\`. Si otra persona lo cambió antes, la respuesta es 412 con lo que hay ahora en \`actual\`. El \`ETag\` es solo la versión: lo que se lee trae más que cambia sin ella (las visitas de un cliente, las \`acciones\` de una cita), por eso viene siempre entero y con \`Cache-Control: no-store\`.

**Reintentos.** Quien no recibió respuesta repite el POST con la misma \`Idempotency-Key\`: durante 24 horas, lo que pide se hace una sola vez y la respuesta es la de la primera, con \`Idempotent-Replayed: true\`. La misma clave con otra petición es un 422 (\`ya_usada\`); mientras la primera se atiende, un 409 (\`peticion-en-curso\`) con \`Retry-After\`. Una petición que falló no gasta su clave. Los POST que no la llevan dicen por qué no les hace falta.

**Errores.** RFC 9457: \`type\` dice cuál es y lleva a su explicación, \`errors\` señala cada dato que falla. Con \`Accept-Language: en\`, en inglés.`;
