import { provideTransloco } from '@jsverse/transloco';
import { of } from 'rxjs';
import { en } from './en/index.ts';
import { es } from './es/index.ts';
import { textosConPalabra } from './palabra.ts';

class TextosCargados {
  getTranslation(lang: string) {
    return of(lang === 'en' ? en : textosConPalabra(es, 'cita'));
  }
}

/** The texts for specs: there at once, so that what is rendered first is what is looked at. */
export function provideTextosDePrueba() {
  return provideTransloco({
    config: { availableLangs: ['es', 'en'], defaultLang: 'es', reRenderOnLangChange: true },
    loader: TextosCargados,
  });
}
