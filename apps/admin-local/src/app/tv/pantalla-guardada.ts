const CLAVE = 'tv';

/** What a screen keeps over a reload. Apart from the session of whoever works in the same browser. */
export interface PantallaGuardada {
  readonly secreto: string;
  /** What it shows until somebody pairs it; null once it is paired. */
  readonly codigo: string | null;
}

export function pantallaGuardada(): PantallaGuardada | null {
  try {
    const datos: unknown = JSON.parse(localStorage.getItem(CLAVE) ?? 'null');
    const { secreto, codigo } = (datos ?? {}) as Partial<Record<string, unknown>>;
    if (typeof secreto !== 'string') return null;
    return { secreto, codigo: typeof codigo === 'string' ? codigo : null };
  } catch {
    return null;
  }
}

export function guardarPantalla(pantalla: PantallaGuardada | null): void {
  if (pantalla === null) localStorage.removeItem(CLAVE);
  else localStorage.setItem(CLAVE, JSON.stringify(pantalla));
}
