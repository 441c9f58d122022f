/** What a drag tells: where the pointer is, in px of the viewport. */
export interface OyenteDeArrastre {
  readonly empezar: () => void;
  readonly llevar: (x: number, y: number) => void;
  readonly soltar: () => void;
  readonly cancelar: () => void;
}

/** A pointer that moves less than this only presses. */
const UMBRAL_PX = 4;

/**
 * Follows a pointer from its press until it is let go. The listeners live as long as the drag, so that a pointer that
 * only wanders over the page costs nothing. A finger scrolls: it drags nothing.
 */
export function arrastrar(inicio: PointerEvent, oyente: OyenteDeArrastre): void {
  const elemento = inicio.currentTarget;
  if (inicio.button !== 0 || inicio.pointerType === 'touch' || !(elemento instanceof HTMLElement)) return;
  const fin = new AbortController();
  const { signal } = fin;
  let enMarcha = false;

  const mover = ({ clientX, clientY }: PointerEvent): void => {
    if (!enMarcha) {
      if (Math.hypot(clientX - inicio.clientX, clientY - inicio.clientY) < UMBRAL_PX) return;
      enMarcha = true;
      elemento.setPointerCapture(inicio.pointerId);
      oyente.empezar();
    }
    oyente.llevar(clientX, clientY);
  };
  const acabar = (como: 'soltar' | 'cancelar'): void => {
    fin.abort();
    if (!enMarcha) return;
    tragarClic(elemento);
    oyente[como]();
  };

  // On the document: before it is a drag, the pointer may leave what it pressed with its first move.
  const documento = elemento.ownerDocument;
  documento.addEventListener('pointermove', mover, { signal });
  documento.addEventListener('pointerup', () => acabar('soltar'), { signal });
  documento.addEventListener('pointercancel', () => acabar('cancelar'), { signal });
  documento.addEventListener(
    'keydown',
    (evento) => {
      if (evento.key !== 'Escape') return;
      evento.preventDefault();
      acabar('cancelar');
    },
    { signal, capture: true },
  );
}

/** Letting go after a drag is no click on what was dragged; the next press, or Enter, is one again. */
function tragarClic(elemento: HTMLElement): void {
  const fin = new AbortController();
  const tragar = (evento: MouseEvent): void => {
    fin.abort();
    if (evento.detail === 0) return;
    evento.stopImmediatePropagation();
    evento.preventDefault();
  };
  elemento.addEventListener('click', tragar, { capture: true, signal: fin.signal });
  elemento.ownerDocument.addEventListener('pointerdown', () => fin.abort(), {
    capture: true,
    signal: fin.signal,
  });
}
