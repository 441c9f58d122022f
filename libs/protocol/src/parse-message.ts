import * as z from 'zod/mini';
import { clientMessageSchema, type ClientMessage } from './client-message.ts';
import { serverMessageSchema } from './server-message.ts';
import { unknownEvent, type ServerEnvelope } from './unknown-event.ts';

export type Parsed<T> =
  { readonly ok: true; readonly message: T } | { readonly ok: false; readonly detail: string };
/** What the `error` that refuses a request says of it, where it could be read. */
export interface NamesOfRequest {
  readonly id?: string;
  readonly channel?: string;
}
export type ParsedRequest =
  | { readonly ok: true; readonly message: ClientMessage }
  | { readonly ok: false; readonly detail: string; readonly request: NamesOfRequest };

/** Reads what a client sent. `detail` names the first fault, in words fit for the `error` that answers it. */
export function parseClientMessage(text: string): ParsedRequest {
  const json = readJson(text);
  if (!json.ok) return { ...json, request: {} };
  const parsed = validate(clientMessageSchema, json.message);
  return parsed.ok ? parsed : { ...parsed, request: namesOf(json.message) };
}

/** No longer than what a request may hold. */
const namesSchema = z.object({
  id: z.catch(z.optional(z.string().check(z.maxLength(64))), undefined),
  data: z.catch(
    z.object({ channel: z.catch(z.optional(z.string().check(z.maxLength(200))), undefined) }),
    {},
  ),
});

function namesOf(request: unknown): NamesOfRequest {
  const { id, data } = namesSchema.safeParse(request).data ?? {};
  const channel = data?.channel;
  return { ...(id !== undefined && { id }), ...(channel !== undefined && { channel }) };
}

/**
 * Reads what the hub sent: one envelope, or an array of them in one frame. What is not fit, or not known and no event, is
 * left out; a gap among the events shows to who counts them.
 */
export function parseServerFrame(text: string): Parsed<readonly ServerEnvelope[]> {
  const json = readJson(text);
  if (!json.ok) return json;
  const envelopes: readonly unknown[] = Array.isArray(json.message) ? json.message : [json.message];
  return { ok: true, message: envelopes.flatMap((each) => receive(each) ?? []) };
}

function receive(envelope: unknown): ServerEnvelope | undefined {
  return serverMessageSchema.safeParse(envelope).data ?? unknownEvent(envelope);
}

function readJson(text: string): Parsed<unknown> {
  try {
    return { ok: true, message: JSON.parse(text) };
  } catch {
    return { ok: false, detail: 'no es JSON' };
  }
}

function validate<T>(schema: z.ZodMiniType<T>, value: unknown): Parsed<T> {
  const result = schema.safeParse(value);
  if (result.success) return { ok: true, message: result.data };
  const issue = result.error.issues[0];
  return {
    ok: false,
    detail: issue?.path.length ? `campo "${issue.path.join('.')}" no válido` : 'tipo de mensaje desconocido',
  };
}
