export interface Atajo {
  /** As `TecladoService` knows it. */
  readonly id: string;
  /** Its keys, one after the other. */
  readonly teclas: readonly string[];
  /** The last part of its text, `teclado.<texto>`. */
  readonly texto: string;
  readonly de: 'enTodas' | 'enAgenda' | 'enPanel';
}

/** Opens the search wherever one is, also while typing. */
export const BUSCAR_SIEMPRE = 'ctrl+k';

/** Every shortcut of the page, as the help lists them. */
export const ATAJOS: readonly Atajo[] = [
  { id: 'g p', teclas: ['g', 'p'], texto: 'panel', de: 'enTodas' },
  { id: 'g a', teclas: ['g', 'a'], texto: 'agenda', de: 'enTodas' },
  { id: 'g c', teclas: ['g', 'c'], texto: 'clientes', de: 'enTodas' },
  { id: 'g j', teclas: ['g', 'j'], texto: 'ajustes', de: 'enTodas' },
  { id: 'n', teclas: ['n'], texto: 'nueva', de: 'enTodas' },
  { id: '/', teclas: ['/'], texto: 'buscar', de: 'enTodas' },
  { id: BUSCAR_SIEMPRE, teclas: ['Ctrl', 'K'], texto: 'buscarSiempre', de: 'enTodas' },
  { id: '?', teclas: ['?'], texto: 'ayuda', de: 'enTodas' },
  { id: 'z', teclas: ['z'], texto: 'deshacer', de: 'enTodas' },
  { id: 't', teclas: ['t'], texto: 'hoy', de: 'enAgenda' },
  { id: 'ArrowLeft', teclas: ['←'], texto: 'antes', de: 'enAgenda' },
  { id: 'ArrowRight', teclas: ['→'], texto: 'despues', de: 'enAgenda' },
  { id: '.', teclas: ['.'], texto: 'pausa', de: 'enPanel' },
  { id: 'k', teclas: ['k'], texto: 'tv', de: 'enPanel' },
];
