/** Near this much of an edge a drag scrolls. */
const ORILLA_PX = 36;

/** How far a drag at `punto` scrolls what is seen from `principio` to `fin`, in px a move. */
export function pasoEnOrilla(punto: number, principio: number, fin: number): number {
  if (punto < principio + ORILLA_PX) return -ORILLA_PX / 3;
  return punto > fin - ORILLA_PX ? ORILLA_PX / 3 : 0;
}
