import type { ProblemAnswer } from './problem-answer.ts';

const ROTO = {
  es: 'El cuerpo no es JSON bien formado',
  en: 'The body is not well-formed JSON',
};

/** What Express and its body parser refuse before any handler: they say so by `type` and `status` (http-errors). */
export function bodyProblem(error: unknown): ProblemAnswer | undefined {
  if (!Error.isError(error) || !('status' in error) || typeof error.status !== 'number') return undefined;
  const { status } = error;
  if (status === 413) return { key: 'cuerpo-demasiado-grande' };
  if (status === 415) return { key: 'tipo-no-admitido' };
  if (status < 400 || status >= 500) return undefined;
  return 'type' in error && error.type === 'entity.parse.failed'
    ? { key: 'peticion-no-valida', detail: ROTO }
    : { key: 'peticion-no-valida' };
}
