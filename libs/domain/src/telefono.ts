import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min';

const E164 = /^\+[1-9]\d{6,14}$/;

/** `es-MX` → `MX`; undefined when the locale names no country, as `es` and `es-419`. */
export function paisDeLocale(locale: string): string | undefined {
  return /-([A-Z]{2})$/.exec(locale)?.[1];
}

/**
 * A phone as people write it, in E.164 (ITU-T E.164, §6.2.1): with `+` from anywhere, without as it is dialled in `pais`
 * (ISO 3166-1). Undefined when it is none. What comes in E.164 already is not doubted: plans change, programs copy.
 */
export function telefonoE164(escrito: string, pais?: string): string | undefined {
  const texto = escrito.trim();
  if (E164.test(texto)) return texto;
  const telefono = leer(texto, pais);
  return telefono?.isPossible() && !telefono.ext ? telefono.number : undefined;
}

/** `+525512345678` → `+52 55 1234 5678`; what is no E.164 comes back as it is. */
export function telefonoLegible(e164: string): string {
  const telefono = leer(e164);
  return telefono?.isPossible() ? telefono.formatInternational() : e164;
}

function leer(texto: string, pais = '') {
  return parsePhoneNumberFromString(texto, {
    extract: false,
    ...(isSupportedCountry(pais) && { defaultCountry: pais }),
  });
}
