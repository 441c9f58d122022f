import type { Sesion } from '@citas/protocol';
import type { PantallaGuardada } from './pantalla-guardada.ts';

/** How far a screen is; each state holds only what is true in it. */
export type Fase =
  /** It has nothing: it asks for a code. */
  | { readonly nombre: 'nueva' }
  /** It shows a code and asks whether somebody entered it. */
  | { readonly nombre: 'codigo'; readonly secreto: string; readonly codigo: string }
  /** It was paired; whether it still is, its next session tells. */
  | { readonly nombre: 'conocida'; readonly secreto: string }
  | { readonly nombre: 'abierta'; readonly secreto: string; readonly sesion: SesionAbierta };

export interface SesionAbierta {
  readonly token: string;
  readonly negocioId: string;
  /** In milliseconds of this machine's clock, which may be wrong: only the difference counts. */
  readonly renovarEn: number;
}

/** What the API said. */
export type Respuesta =
  | { readonly clase: 'codigo'; readonly codigo: string; readonly secreto: string }
  | { readonly clase: 'espera' }
  | { readonly clase: 'sesion'; readonly sesion: Sesion }
  /** The code ran out, or the screen was removed. */
  | { readonly clase: 'revocada' }
  /** Nobody answered, or not now; `esperaMs` when it said how long to wait. */
  | { readonly clase: 'fallo'; readonly esperaMs: number | null };

const PREGUNTAR_CADA_MS = 4000;
const LO_MAS_TARDE_MS = 60_000;
/** Longer than the minute before the end in which the connection asks for another token. */
const MARGEN_MS = 90_000;

export function faseInicial(guardada: PantallaGuardada | null): Fase {
  if (!guardada) return { nombre: 'nueva' };
  const { secreto, codigo } = guardada;
  return codigo === null ? { nombre: 'conocida', secreto } : { nombre: 'codigo', secreto, codigo };
}

export function siguienteFase(fase: Fase, respuesta: Respuesta, ahora: number): Fase {
  switch (respuesta.clase) {
    case 'codigo':
      return { nombre: 'codigo', secreto: respuesta.secreto, codigo: respuesta.codigo };
    case 'sesion':
      return fase.nombre === 'nueva' ? fase : abierta(fase.secreto, respuesta.sesion, ahora);
    case 'revocada':
      return { nombre: 'nueva' };
    case 'espera':
      // Whoever was paired cannot be waiting: that secret is another screen's.
      return fase.nombre === 'codigo' ? fase : { nombre: 'nueva' };
    case 'fallo':
      return fase;
    default:
      return respuesta satisfies never;
  }
}

/** How long until the next question; `fallos` counts those in a row that failed. */
export function esperaTras(respuesta: Respuesta, fallos: number): number {
  if (respuesta.clase === 'revocada') return 0;
  if (respuesta.clase !== 'fallo') return PREGUNTAR_CADA_MS;
  const espera = Math.min(PREGUNTAR_CADA_MS * 2 ** Math.max(0, fallos - 1), LO_MAS_TARDE_MS);
  return Math.max(espera, respuesta.esperaMs ?? 0);
}

/** What is kept over a reload. */
export function loQueGuarda(fase: Fase): PantallaGuardada | null {
  switch (fase.nombre) {
    case 'nueva':
      return null;
    case 'codigo':
      return { secreto: fase.secreto, codigo: fase.codigo };
    case 'conocida':
    case 'abierta':
      return { secreto: fase.secreto, codigo: null };
    default:
      return fase satisfies never;
  }
}

function abierta(secreto: string, { token, usuario }: Sesion, ahora: number): Fase {
  const dura = duracionMs(token);
  const renovarEn = ahora + Math.max(dura - MARGEN_MS, dura / 2);
  return { nombre: 'abierta', secreto, sesion: { token, negocioId: usuario.negocio_id, renovarEn } };
}

/** From its own two dates, so that the clock of the television does not matter. */
function duracionMs(token: string): number {
  try {
    const cuerpo = atob((token.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/'));
    const { iat, exp } = JSON.parse(cuerpo) as { iat?: unknown; exp?: unknown };
    return typeof iat === 'number' && typeof exp === 'number' ? (exp - iat) * 1000 : 0;
  } catch {
    return 0;
  }
}
