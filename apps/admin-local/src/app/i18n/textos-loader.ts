import { Injectable } from '@angular/core';
import type { Translation, TranslocoLoader } from '@jsverse/transloco';
import { of, type Observable } from 'rxjs';
import { en } from './en.ts';
import { es } from './es.ts';

/** Both languages travel in the bundle: switching needs no request, and works without a network. */
@Injectable({ providedIn: 'root' })
export class TextosLoader implements TranslocoLoader {
  getTranslation(lang: string): Observable<Translation> {
    return of(lang === 'en' ? en : es);
  }
}
