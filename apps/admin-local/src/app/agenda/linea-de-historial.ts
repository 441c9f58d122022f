import type { Cambios, Historial } from '@citas/protocol';

/** A sentence about a change: its key and the values in it. */
export interface LineaDeHistorial {
  readonly clave: string;
  readonly datos: Readonly<Record<string, string>>;
}

/** What was done, without who and when: more than one where a cita was reopened elsewhere, or moved to another person too. */
export function lineasDe({
  tipo,
  cambios,
}: Pick<Historial, 'tipo' | 'cambios'>): readonly LineaDeHistorial[] {
  if (tipo === 'cita_created') return [{ clave: 'historial.creada', datos: {} }];
  if (tipo === 'cita_deleted') return [{ clave: 'historial.borrada', datos: {} }];
  const dichas = Object.keys(QUE_SE_DICE).flatMap((campo) => {
    const cambio = cambios?.[campo];
    return cambio ? [QUE_SE_DICE[campo as keyof typeof QUE_SE_DICE](cambio)] : [];
  });
  return dichas.length > 0 ? dichas : [loDemas(cambios ?? {})];
}

/** In this order. Where one of these changed, the rest follows from it. */
const QUE_SE_DICE = {
  estado: ({ a }) => ({ clave: `historial.estado_${texto(a)}`, datos: {} }),
  fecha: ({ de, a }) => ({ clave: 'historial.otroDia', datos: { antes: texto(de), ahora: texto(a) } }),
  hora_inicio: ({ de, a }) => ({ clave: 'historial.movida', datos: { antes: corta(de), ahora: corta(a) } }),
  profesional: ({ a }) =>
    a ? { clave: 'historial.aOtro', datos: { ahora: texto(a) } } : { clave: 'historial.aNadie', datos: {} },
} satisfies Record<string, (cambio: Cambios[string]) => LineaDeHistorial>;

function loDemas({ hora_fin: fin, llegada_en: llegada }: Cambios): LineaDeHistorial {
  if (fin) return { clave: 'historial.fin', datos: { ahora: corta(fin.a) } };
  if (llegada) return { clave: llegada.a ? 'historial.llego' : 'historial.noLlego', datos: {} };
  return { clave: 'historial.editada', datos: {} };
}

function texto(valor: unknown): string {
  return typeof valor === 'string' ? valor : '';
}

/** The database writes seconds. */
function corta(valor: unknown): string {
  return texto(valor).slice(0, 5);
}
