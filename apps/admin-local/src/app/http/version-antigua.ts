import { esProblema, problemaDe } from './problema.ts';

/** From a 412 `version-antigua`: what is there now, as somebody else has left it; undefined when the error is something else. */
export function otraVersion<T extends { readonly id: string }>(error: unknown, { id }: T): T | undefined {
  const actual = esProblema(error, 'version-antigua') ? problemaDe(error)?.['actual'] : undefined;
  return typeof actual === 'object' && actual !== null && 'id' in actual && actual.id === id
    ? (actual as T)
    : undefined;
}
