import { HttpClient } from '@angular/common/http';
import { DOCUMENT, inject, Injectable } from '@angular/core';
import type { Rango } from '@citas/domain';
import { catchError, from, map, switchMap, throwError, type Observable } from 'rxjs';
import { conPalabras } from '../http/problema.ts';

/** The citas of some days as a file for a spreadsheet. */
@Injectable({ providedIn: 'root' })
export class ExportarService {
  readonly #http = inject(HttpClient);
  readonly #document = inject(DOCUMENT);

  /** Ends when the browser has the file. */
  csv({ desde, hasta }: Rango): Observable<void> {
    return this.#http.get('/api/v1/citas.csv', { params: { desde, hasta }, responseType: 'blob' }).pipe(
      catchError((error: unknown) =>
        from(conPalabras(error)).pipe(switchMap((leido) => throwError(() => leido))),
      ),
      map((archivo) => this.#guardar(archivo, `citas-${desde}-${hasta}.csv`)),
    );
  }

  #guardar(archivo: Blob, nombre: string): void {
    const enlace = this.#document.createElement('a');
    enlace.href = URL.createObjectURL(archivo);
    enlace.download = nombre;
    enlace.click();
    URL.revokeObjectURL(enlace.href);
  }
}
