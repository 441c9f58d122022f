import { atiende, type Rol } from '@citas/domain';
import { ATAJOS, BUSCAR_SIEMPRE, type Atajo } from './atajos.ts';

const DE_ADMIN = new Set(['g p', 'g j', '.', 'k']);
const DE_QUIEN_APUNTA = new Set(['g c', 'n', '/', BUSCAR_SIEMPRE]);

/** What somebody can use, in the groups that the help shows. */
export function atajosPara(rol: Rol): { de: Atajo['de']; atajos: Atajo[] }[] {
  const suyos = ATAJOS.filter(({ id }) => puede(rol, id));
  return (['enTodas', 'enAgenda', 'enPanel'] as const)
    .map((de) => ({ de, atajos: suyos.filter((atajo) => atajo.de === de) }))
    .filter(({ atajos }) => atajos.length > 0);
}

function puede(rol: Rol, id: string): boolean {
  if (DE_ADMIN.has(id)) return rol === 'admin';
  return !DE_QUIEN_APUNTA.has(id) || atiende(rol);
}
