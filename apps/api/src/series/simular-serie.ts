import { diaDeLaSemana, DURACION_HABITUAL, interseccion } from '@citas/domain';
import type { Queryable } from '@citas/database';
import type {
  Choque,
  CitaDeSerie,
  CrearSerie,
  Negocio,
  Profesional,
  SimulacionDeSerie,
} from '@citas/protocol';
import type { CitaDeps } from '../citas/cita-deps.ts';
import { comprobarProfesional, servicioDe } from '../citas/nombrados.ts';
import { selectNegocio } from '../negocios/negocio-queries.ts';
import { selectServicioPorNombre } from '../servicios/servicio-queries.ts';
import { choqueDe, explicada } from './choques.ts';
import { pedidasDe, type Duracion } from './pedidas.ts';
import type { Pedida } from './serie-error.ts';

/** A service that is named for the first time. */
const SERVICIO_NUEVO: Duracion = { duracionMinutos: DURACION_HABITUAL, margenMinutos: 0 };

/** Every cita that `crearSerie` would make, and what stands in its way, as it is at this moment. Keeps nothing. */
export function simularSerie(
  { database, clock }: Pick<CitaDeps, 'database' | 'clock'>,
  negocioId: string,
  orden: CrearSerie,
): Promise<SimulacionDeSerie> {
  return database.transaction(
    async (tx) => {
      const negocio = await selectNegocio(tx, negocioId);
      const pedidas = pedidasDe(negocioId, orden, await duracionDe(tx, negocioId, orden));
      const profesionales = await profesionalesDe(tx, negocioId, pedidas);
      const citas: CitaDeSerie[] = [];
      for (const pedida of pedidas) {
        const choque =
          (await choqueDe(tx, negocio, pedida, pedidas)) ??
          fueraDeHorario(pedida, negocio, profesionales.get(pedida.profesionalId ?? ''));
        citas.push(await explicada({ database: tx, clock }, pedida, choque));
      }
      return { citas };
    },
    { isolation: 'repeatable read', readOnly: true },
  );
}

async function duracionDe(
  tx: Queryable,
  negocioId: string,
  { servicio, servicioId }: CrearSerie,
): Promise<Duracion> {
  if (servicio === undefined) return servicioDe(tx, negocioId, { servicioId });
  return (await selectServicioPorNombre(tx, negocioId, servicio)) ?? SERVICIO_NUEVO;
}

/** Whoever is asked for; one who does not work there is refused. */
export async function profesionalesDe(
  tx: Queryable,
  negocioId: string,
  pedidas: readonly Pedida[],
): Promise<ReadonlyMap<string, Profesional>> {
  const ids = new Set(pedidas.flatMap(({ profesionalId }) => profesionalId ?? []));
  const todos = new Map<string, Profesional>();
  for (const id of ids) todos.set(id, await comprobarProfesional(tx, negocioId, id));
  return todos;
}

function fueraDeHorario(
  { fecha, horaInicio, horaFin }: Pedida,
  negocio: Negocio,
  profesional: Profesional | undefined,
): Choque | null {
  const dia = diaDeLaSemana(fecha);
  const abierto = negocio.horario[dia] ?? [];
  const propio = profesional?.horario ? (profesional.horario[dia] ?? []) : abierto;
  const cabe = interseccion(abierto, propio).some(
    ({ desde, hasta }) => desde <= horaInicio && horaFin <= hasta,
  );
  return cabe ? null : { tipo: 'fuera_de_horario' };
}
