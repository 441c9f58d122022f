import type { Request } from 'express';

/** What a person reads, in each language the API speaks. */
export interface Text {
  readonly es: string;
  readonly en: string;
}
export type Language = keyof Text;

/** Spanish unless `Accept-Language` prefers English. */
export function languageOf(req: Request): Language {
  return req.acceptsLanguages('es', 'en') === 'en' ? 'en' : 'es';
}
