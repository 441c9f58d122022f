import { HttpErrorResponse } from '@angular/common/http';

/** When what a server that was away a moment did not answer is asked again. */
export const OTRA_VEZ_MS = 3_000;

/** No answer, or a server that fails: asked again, it may answer. */
export function esPasajero(error: unknown): boolean {
  const { status } = error instanceof HttpErrorResponse ? error : { status: 0 };
  return status === 0 || status >= 500;
}
