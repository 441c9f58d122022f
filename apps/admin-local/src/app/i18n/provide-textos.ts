import { isDevMode } from '@angular/core';
import { provideTransloco } from '@jsverse/transloco';
import { TextosLoader } from './textos-loader.ts';

/** Spanish first, English at a press. */
export function provideTextos() {
  return provideTransloco({
    config: {
      availableLangs: ['es', 'en'],
      defaultLang: 'es',
      reRenderOnLangChange: true,
      prodMode: !isDevMode(),
    },
    loader: TextosLoader,
  });
}
