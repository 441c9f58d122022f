import { StartError } from './start-error.ts';

/** One line, in the reader's language, for why a part of the process could not start. */
export function explainFailure(part: string, error: unknown): string {
  if (error instanceof StartError) return error.message;
  const { code, port } = error as { code?: unknown; port?: number };
  if (code === 'EADDRINUSE')
    return `El puerto ${port} está ocupado por otro programa: ciérralo o elige otro puerto.`;
  if (code === 'EACCES' && port !== undefined)
    return `El puerto ${port} no está permitido a este usuario: elige uno desde 1024.`;
  return `${part}: ${messageOf(error)}`;
}

/** A connection tried at several addresses fails with an AggregateError that has no message of its own. */
function messageOf(error: unknown): string {
  if (error instanceof AggregateError && !error.message) return messageOf(error.errors[0]);
  return error instanceof Error ? error.message : String(error);
}
