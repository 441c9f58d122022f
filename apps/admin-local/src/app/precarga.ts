import { tokenGuardado } from './sesion/token.ts';

/** Whoever is in will see the frame and the page in the address: they load while the server looks at the session. */
export function precargar(direccion: string): void {
  if (tokenGuardado() === null) return;
  void Promise.all([import('./shell/shell.component.ts'), pagina(direccion)]).catch(() => undefined);
}

function pagina(direccion: string): Promise<unknown> | undefined {
  if (direccion.endsWith('/admin-local/')) return import('./estadisticas/estadisticas.component.ts');
  if (direccion.endsWith('/agenda')) return import('./agenda/agenda.component.ts');
  return undefined;
}
