const mask = '***';

/** Greedy up to the last @, because people paste passwords with @ and / in them; quotes and blanks end an address. */
const passwordInAddress = /\b([a-z][a-z0-9+.-]*:\/\/[^\s:/@"'`<>]*:)[^\s"'`<>]+@/gi;
const namedSecret =
  /\b(password|passwd|pwd|contraseña|token|access_token|refresh_token|ticket|jwt_secret|secret)=[^\s&"'`<>]+/gi;
const bearer = /\b(bearer|basic)\s+[\w.~+/=-]{8,}/gi;
const jsonWebToken = /\beyJ[\w-]{5,}\.[\w-]{5,}\.[\w-]*/g;

/** The text with every password and token in it replaced by `***`; the rest of an address stays readable. */
export function maskSecrets(text: string): string {
  return text
    .replace(passwordInAddress, `$1${mask}@`)
    .replace(namedSecret, `$1=${mask}`)
    .replace(bearer, `$1 ${mask}`)
    .replace(jsonWebToken, mask);
}
