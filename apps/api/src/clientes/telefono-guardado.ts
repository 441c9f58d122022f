import { paisDeLocale, telefonoE164 } from '@citas/domain/telefono';
import { faultyField } from '../http/request-error.ts';
import { TELEFONO } from '../http/validation-messages.ts';

/** The phone as it is kept, in E.164; none stays none. `pointer` names its field when it is no phone. */
export function telefonoGuardado<T extends null | undefined>(
  escrito: string | T,
  locale: string,
  pointer: string,
): string | T {
  if (typeof escrito !== 'string') return escrito;
  const e164 = telefonoE164(escrito, paisDeLocale(locale));
  if (e164 === undefined) throw faultyField(pointer, 'formato', TELEFONO);
  return e164;
}
