import { EMPTY, expand, reduce, type Observable } from 'rxjs';

/** A list that comes in pages, as the API answers it: `siguiente` asks for the next one. */
interface Pagina {
  readonly datos: readonly unknown[];
  readonly siguiente: string | null;
}

/** The pages of a list, asked for one after the other, as one page. What is beside the rows is the first one's. */
export function todasLasPaginas<P extends Pagina>(pedir: (cursor?: string) => Observable<P>): Observable<P> {
  return pedir().pipe(
    expand(({ siguiente }) => (siguiente === null ? EMPTY : pedir(siguiente))),
    reduce((todas, pagina) => ({ ...todas, datos: [...todas.datos, ...pagina.datos] })),
  );
}
