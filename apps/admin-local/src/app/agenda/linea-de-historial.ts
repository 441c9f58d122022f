import type { Cambios, Historial } from '@citas/protocol';

/** A sentence about a change: its key and the values in it. */
export interface LineaDeHistorial {
  readonly clave: string;
  readonly datos: Readonly<Record<string, string>>;
}

/** What was done, without who and when. */
export function lineaDe({ tipo, cambios }: Pick<Historial, 'tipo' | 'cambios'>): LineaDeHistorial {
  if (tipo === 'cita_created') return { clave: 'historial.creada', datos: {} };
  if (tipo === 'cita_deleted') return { clave: 'historial.borrada', datos: {} };
  return deCambio(cambios ?? {});
}

function deCambio(cambios: Cambios): LineaDeHistorial {
  const estado = texto(cambios['estado']?.a);
  if (estado) return { clave: `historial.estado_${estado}`, datos: {} };
  const { hora_inicio: hora, fecha } = cambios;
  if (fecha) return { clave: 'historial.otroDia', datos: { antes: texto(fecha.de), ahora: texto(fecha.a) } };
  if (hora) {
    return { clave: 'historial.movida', datos: { antes: corta(hora.de), ahora: corta(hora.a) } };
  }
  const { profesional } = cambios;
  if (profesional) {
    const ahora = texto(profesional.a);
    return ahora ? { clave: 'historial.aOtro', datos: { ahora } } : { clave: 'historial.aNadie', datos: {} };
  }
  if (cambios['hora_fin']) return { clave: 'historial.fin', datos: { ahora: corta(cambios['hora_fin'].a) } };
  if (cambios['llegada_en']) {
    return { clave: cambios['llegada_en'].a ? 'historial.llego' : 'historial.noLlego', datos: {} };
  }
  return { clave: 'historial.editada', datos: {} };
}

function texto(valor: unknown): string {
  return typeof valor === 'string' ? valor : '';
}

/** The database writes seconds. */
function corta(valor: unknown): string {
  return texto(valor).slice(0, 5);
}
