import { Injectable } from '@angular/core';
import type { Translation, TranslocoLoader } from '@jsverse/transloco';

/** A page downloads the language that it speaks, and the other when somebody asks for it. */
@Injectable({ providedIn: 'root' })
export class TextosLoader implements TranslocoLoader {
  async getTranslation(lang: string): Promise<Translation> {
    return lang === 'en' ? (await import('./en/index.ts')).en : (await import('./es/index.ts')).es;
  }
}
