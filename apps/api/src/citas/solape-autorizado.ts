import type { Identidad } from '@citas/auth';
import { ForbiddenError } from '../http/request-error.ts';

/** Two citas of one professional at once are an admin's decision. */
export function autorizarSolape(
  { rol }: Identidad,
  { solapeAutorizado }: { readonly solapeAutorizado?: boolean | undefined },
): void {
  if (solapeAutorizado && rol !== 'admin') throw new ForbiddenError(rol);
}
