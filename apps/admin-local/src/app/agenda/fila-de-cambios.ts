import type { Cita } from '@citas/protocol';
import { AsyncSubject, concatMap, map, of, tap, type Observable } from 'rxjs';

/** The changes of each cita one after the other: each is made on what the one before brought. */
export class FilaDeCambios {
  /** What the last change of each cita brings, by its id; of one that failed, the cita that it was to change. */
  readonly #ultimos = new Map<string, Observable<Cita>>();

  /**
   * `hacer` is given the cita as the server has it, once that is known. When what it waits for fails it is not called, and
   * the error is that one's.
   */
  poner(cita: Cita, hacer: (sobre: Cita) => Observable<Cita>): Observable<Cita> {
    const ultimo = this.#ultimos.get(cita.id) ?? of(cita);
    const respuesta = new AsyncSubject<Cita>();
    this.#ultimos.set(cita.id, respuesta);
    ultimo
      .pipe(
        // Of the same version it may be a copy that shows a change before it is made.
        map((previa) => (previa.version < cita.version ? cita : previa)),
        concatMap((sobre) => hacer(sobre).pipe(tap({ error: () => this.#ultimos.set(cita.id, of(sobre)) }))),
      )
      .subscribe(respuesta);
    return respuesta;
  }
}
