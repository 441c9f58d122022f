import { HttpErrorResponse } from '@angular/common/http';

/** No network, or nobody behind the one there is: what was read before is better than nothing. */
const SIN_RESPUESTA: readonly number[] = [0, 502, 503, 504];

export function esSinRed(error: unknown): boolean {
  return error instanceof HttpErrorResponse && SIN_RESPUESTA.includes(error.status);
}
