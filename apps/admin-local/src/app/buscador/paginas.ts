import { ROLES_DE_PERSONA, ROLES_QUE_ATIENDEN, type Rol } from '@citas/domain';
import { llano } from '../clientes/llano.ts';

/** A page that the search can open. */
export interface Pagina {
  readonly ruta: string;
  /** Translation key of its name. */
  readonly nombre: string;
}

const PAGINAS: readonly (Pagina & { readonly roles: readonly Rol[] })[] = [
  { ruta: '/', nombre: 'nav.panel', roles: ['admin'] },
  { ruta: '/agenda', nombre: 'nav.agenda', roles: ROLES_DE_PERSONA },
  { ruta: '/clientes', nombre: 'nav.clientes', roles: ROLES_QUE_ATIENDEN },
  { ruta: '/ajustes', nombre: 'marco.ajustes', roles: ['admin'] },
];

export function paginasDe(rol: Rol): readonly Pagina[] {
  return PAGINAS.filter(({ roles }) => roles.includes(rol));
}

/** Whether a word of `nombre` begins as written, whatever the accents and capitals. */
export function empieza(nombre: string, escrito: string): boolean {
  const buscado = llano(escrito.trim());
  return llano(nombre)
    .split(/\s+/)
    .some((palabra) => palabra.startsWith(buscado));
}
