import { HttpErrorResponse } from '@angular/common/http';
import { isProblem, type Problem, type ProblemKey } from '@citas/protocol';

/** What the API said was wrong (problem+json); undefined when nobody answered, or not in those words. */
export function problemaDe(error: unknown): Problem | undefined {
  if (!(error instanceof HttpErrorResponse)) return undefined;
  return isProblem(error.error) ? error.error : undefined;
}

export function esProblema(error: unknown, clave: ProblemKey): boolean {
  return problemaDe(error)?.type.endsWith(`/${clave}`) ?? false;
}

/** Nobody is logged in, or no longer. */
export function es401(error: unknown): boolean {
  return error instanceof HttpErrorResponse && error.status === 401;
}

/** Whoever asks for a file is refused in a file too: the same error with the words that are in it. */
export async function conPalabras(error: unknown): Promise<unknown> {
  if (!(error instanceof HttpErrorResponse) || !(error.error instanceof Blob)) return error;
  const { headers, status, statusText } = error;
  try {
    const palabras: unknown = JSON.parse(await error.error.text());
    return new HttpErrorResponse({ error: palabras, headers, status, statusText, url: error.url ?? '' });
  } catch {
    // Not in those words, as of a proxy.
    return error;
  }
}
