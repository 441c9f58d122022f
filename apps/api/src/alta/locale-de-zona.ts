import { PAISES_DE_HABLA_HISPANA } from '@citas/domain';

const SIN_PAIS = 'es-ES';

/** How dates, figures and phones are written where an IANA zone is: `America/Argentina/Cordoba` → `es-AR`; else `es-ES`. */
export function localeDeZona(zona: string): string {
  const locales = PAISES_DE_HABLA_HISPANA.map((pais) => new Intl.Locale(`es-${pais}`));
  const suyo = locales.find((locale) => locale.getTimeZones()?.some((otra) => sonLaMisma(otra, zona)));
  return suyo?.toString() ?? SIN_PAIS;
}

/** A zone may have several names: `America/Buenos_Aires` is that of `America/Argentina/Buenos_Aires`. */
function sonLaMisma(una: string, otra: string): boolean {
  const instante = Temporal.Instant.fromEpochMilliseconds(0);
  return instante.toZonedDateTimeISO(una).equals(instante.toZonedDateTimeISO(otra));
}
