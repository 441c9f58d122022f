import { demasiadoText } from './demasiado-text.ts';
import { TooManyRequestsError } from './request-error.ts';

test.each([
  [0, '1 segundo', '1 second'],
  [1, '1 segundo', '1 second'],
  [2, '2 segundos', '2 seconds'],
  [59, '59 segundos', '59 seconds'],
  [60, '1 minuto', '1 minute'],
  [61, '2 minutos', '2 minutes'],
  [840, '14 minutos', '14 minutes'],
  [900, '15 minutos', '15 minutes'],
])('%i seconds are told as %s', (segundos, es, en) => {
  expect(demasiadoText(new TooManyRequestsError(segundos, 'intentos'))).toEqual({
    es: `Demasiados intentos. Vuelve a probar dentro de ${es}.`,
    en: `Too many attempts. Try again in ${en}.`,
  });
});
