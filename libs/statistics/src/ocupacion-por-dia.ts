import type { Queryable } from '@citas/database';
import {
  minutosPorDia,
  ocupacionDe,
  type OcupacionPorDia,
  type Periodo,
  type QuienTrabaja,
  type Rango,
} from '@citas/domain';
import { selectBloqueos, selectQuienesTrabajan, selectReloj, selectTiempoTomado } from './resumen-queries.ts';

interface DiasDeQuien {
  readonly quien: QuienTrabaja & { readonly nombre: string };
  readonly dias: ReturnType<ReturnType<typeof minutosPorDia>>;
}

/** Of the professionals that work there now, in the order of their names. */
export async function readMinutosPorDia(
  db: Queryable,
  negocioId: string,
  periodo: Periodo,
): Promise<DiasDeQuien[]> {
  const horario = (await selectReloj(db, negocioId))?.horario ?? {};
  const bloqueos = await selectBloqueos(db, negocioId, periodo);
  const tomado = await selectTiempoTomado(db, negocioId, periodo);
  const diasDe = minutosPorDia(periodo, { horario, bloqueos, tomado });
  return (await selectQuienesTrabajan(db, negocioId)).map((quien) => ({ quien, dias: diasDe(quien) }));
}

/** The same with every day of the range whole. */
export async function readOcupacionPorDia(
  db: Queryable,
  negocioId: string,
  rango: Rango,
): Promise<OcupacionPorDia[]> {
  const todos = await readMinutosPorDia(db, negocioId, { ...rango, hastaHora: null });
  return todos.map(({ quien: { id, nombre }, dias }) => ({
    id,
    nombre,
    porDia: Object.fromEntries(dias.map(({ fecha, ...minutos }) => [fecha, ocupacionDe([minutos])])),
  }));
}
