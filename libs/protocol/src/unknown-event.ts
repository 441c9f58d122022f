import * as z from 'zod/mini';
import { serverMessageSchema, type ServerMessage } from './server-message.ts';

/** An event of a type that this version does not know: nobody is told of it, but its place in the log is taken. */
export interface UnknownEvent {
  readonly type: 'unknown';
  readonly channel: string;
  readonly seq: number;
  /** As it came: who is newer knows it. */
  readonly envelope: unknown;
}
/** What a frame holds for who reads it. */
export type ServerEnvelope = ServerMessage | UnknownEvent;

const KNOWN = new Set<unknown>(serverMessageSchema.def.options.map(({ shape }) => shape.type.def.values[0]));
const placedSchema = z.object({ type: z.string(), channel: z.string(), seq: z.int() });

/** Undefined when it is no event, or one of a type that is known and was not fit for it. */
export function unknownEvent(envelope: unknown): UnknownEvent | undefined {
  const placed = placedSchema.safeParse(envelope).data;
  if (!placed || KNOWN.has(placed.type)) return undefined;
  const { channel, seq } = placed;
  return { type: 'unknown', channel, seq, envelope };
}

/** The envelope to hand on: that of an event of an unknown type as it came. */
export function envelopeOf(received: ServerEnvelope): unknown {
  return received.type === 'unknown' ? received.envelope : received;
}
