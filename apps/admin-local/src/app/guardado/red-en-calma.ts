import { debounceTime, map, Observable, startWith, take } from 'rxjs';

/**
 * Emits once the page has fetched nothing for this long, in milliseconds. What a browser keeps for later is half a
 * megabyte in some fifty files: fetched while a page opens, they stand in its way.
 */
export function redEnCalma(quietMs = 5_000): Observable<void> {
  const fetched = new Observable<void>((subscriber) => {
    const observer = new PerformanceObserver(() => {
      subscriber.next();
    });
    observer.observe({ type: 'resource' });
    return () => {
      observer.disconnect();
    };
  });
  return fetched.pipe(
    startWith(undefined),
    debounceTime(quietMs),
    take(1),
    map(() => undefined),
  );
}
