import { isDevMode } from '@angular/core';
import { provideTransloco, TRANSLOCO_LOADER } from '@jsverse/transloco';
import { TextosLoader } from './textos-loader.ts';

/** Spanish first, English at a press. */
export function provideTextos() {
  return [
    provideTransloco({
      config: {
        availableLangs: ['es', 'en'],
        defaultLang: 'es',
        reRenderOnLangChange: true,
        prodMode: !isDevMode(),
      },
    }),
    // The very one that knows the negocio's word: given as `loader` there would be another.
    { provide: TRANSLOCO_LOADER, useExisting: TextosLoader },
  ];
}
