import * as z from 'zod';
import type { MessageSection, ProtocolPage } from './asyncapi-page.ts';

export type JsonSchema = Readonly<Record<string, unknown>>;
type MessageSchema = z.core.$ZodObject<{ type: z.core.$ZodLiteral<string> }>;

export interface AsyncapiMessage {
  readonly name: string;
  readonly title: string;
  readonly summary: string;
  readonly description: string;
  readonly payload: JsonSchema;
  readonly examples?: readonly { readonly payload: unknown }[];
}

/** The messages of one direction by their type, each with what the page says of it. */
export function messagesOf(
  union: { readonly def: { readonly options: readonly MessageSchema[] } },
  { sections }: ProtocolPage,
): Record<string, AsyncapiMessage> {
  const messages = union.def.options.map((schema) => {
    const [name = ''] = schema._zod.def.shape.type._zod.def.values;
    const section = sections.find(({ types }) => types.includes(name));
    if (!section) throw new Error(`PROTOCOL.md has no section for "${name}"`);
    return [name, messageOf(name, schema, section)] as const;
  });
  return Object.fromEntries(messages);
}

function messageOf(name: string, schema: z.core.$ZodType, section: MessageSection): AsyncapiMessage {
  const examples = section.examples.filter((example) => typeOf(example) === name);
  return {
    name,
    title: name,
    summary: section.summary,
    description: section.description,
    payload: payloadOf(schema),
    ...(examples.length > 0 && { examples: examples.map((payload) => ({ payload })) }),
  };
}

/** AsyncAPI's own dialect is a superset of draft 7. As input, because both sides ignore fields they do not know. */
function payloadOf(schema: z.core.$ZodType): JsonSchema {
  const { $schema: _dialect, ...payload } = z.toJSONSchema(schema, { target: 'draft-7', io: 'input' });
  return payload;
}

function typeOf(example: unknown): unknown {
  return typeof example === 'object' && example !== null && 'type' in example ? example.type : undefined;
}
