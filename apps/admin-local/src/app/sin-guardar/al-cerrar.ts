/** Within so long of the press a browser asks whether it may dial. */
const AL_LLAMAR_MS = 1000;

/**
 * The browser asks, in words of its own, before a tab with changes is closed. Not before a phone is dialled, for which it
 * would too: the page stays. What comes back ends it.
 */
export function preguntarAlCerrar(ventana: Window, hayCambios: () => boolean): () => void {
  const escucha = new AbortController();
  let llamadaEn = -Infinity;
  ventana.addEventListener(
    'click',
    ({ target, timeStamp }) => {
      if (target instanceof Element && target.closest('a[href^="tel:"]')) llamadaEn = timeStamp;
    },
    { capture: true, signal: escucha.signal },
  );
  ventana.addEventListener(
    'beforeunload',
    (evento) => {
      if (evento.timeStamp - llamadaEn > AL_LLAMAR_MS && hayCambios()) evento.preventDefault();
    },
    { signal: escucha.signal },
  );
  return () => escucha.abort();
}
