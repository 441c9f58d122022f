import type { Demasiado, TooManyRequestsError } from './request-error.ts';
import type { Text } from './text.ts';

const DE: Record<Demasiado, Text> = {
  peticiones: { es: 'Demasiadas peticiones', en: 'Too many requests' },
  intentos: { es: 'Demasiados intentos', en: 'Too many attempts' },
};

/** What whoever has to wait reads: for how long, in minutes that are not over too soon. */
export function demasiadoText({ de, retryAfterSeconds }: TooManyRequestsError): Text {
  const { es, en } = DE[de];
  const enMinutos = retryAfterSeconds >= 60;
  const cuantos = enMinutos ? Math.ceil(retryAfterSeconds / 60) : Math.max(retryAfterSeconds, 1);
  const s = cuantos === 1 ? '' : 's';
  return {
    es: `${es}. Vuelve a probar dentro de ${cuantos} ${enMinutos ? 'minuto' : 'segundo'}${s}.`,
    en: `${en}. Try again in ${cuantos} ${enMinutos ? 'minute' : 'second'}${s}.`,
  };
}
