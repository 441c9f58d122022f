import type { Idioma } from '../i18n/idioma.service.ts';

/** Each in its own words, for whoever cannot read the other. */
export const IDIOMAS: readonly { readonly id: Idioma; readonly nombre: string }[] = [
  { id: 'es', nombre: 'Español' },
  { id: 'en', nombre: 'English' },
];
