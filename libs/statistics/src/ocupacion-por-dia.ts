import type { Queryable } from '@citas/database';
import {
  diasDe,
  minutosDisponibles,
  sumarDias,
  type Ocupacion,
  type OcupacionPorDia,
  type Rango,
} from '@citas/domain';
import { selectBloqueos, selectQuienesTrabajan, selectReloj, selectTiempoPorDia } from './resumen-queries.ts';
import { ocupacionDe } from './resumen.ts';

/** Of the professionals that work there now, every day of the range whole, in the order of their names. */
export async function readOcupacionPorDia(
  db: Queryable,
  negocioId: string,
  rango: Rango,
): Promise<OcupacionPorDia[]> {
  const horario = (await selectReloj(db, negocioId))?.horario ?? {};
  const bloqueos = await selectBloqueos(db, negocioId, rango);
  const tiempos = await selectTiempoPorDia(db, negocioId, rango);
  const ocupados = new Map(
    tiempos.map(({ profesional, fecha, minutos }) => [`${profesional} ${fecha}`, minutos]),
  );
  const dias = Array.from({ length: diasDe(rango) }, (_, i) => sumarDias(rango.desde, i));
  return (await selectQuienesTrabajan(db, negocioId)).map((quien) => ({
    id: quien.id,
    nombre: quien.nombre,
    porDia: Object.fromEntries(
      dias.map((fecha): [string, Ocupacion] => {
        const dia = { desde: fecha, hasta: fecha, hastaHora: null };
        const disponibles = minutosDisponibles(quien, dia, { horario, bloqueos });
        return [fecha, ocupacionDe(ocupados.get(`${quien.id} ${fecha}`) ?? 0, disponibles)];
      }),
    ),
  }));
}
