import type { Clock } from '@citas/clock';
import { filter, fromEvent, map, type Observable } from 'rxjs';

/** Who looks at the page again after less than this has not been away. */
const AUSENCIA_MS = 60_000;

/** Each time that somebody comes back to the page after having been away. */
export function vueltas(documento: Document, clock: Clock): Observable<void> {
  let vistaA = clock.now();
  return fromEvent(documento, 'visibilitychange').pipe(
    filter(() => {
      const ausencia = clock.now() - vistaA;
      vistaA = clock.now();
      return documento.visibilityState === 'visible' && ausencia >= AUSENCIA_MS;
    }),
    map(() => undefined),
  );
}
