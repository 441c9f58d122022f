import type { Queryable } from '@citas/database';
import {
  fechaLocal,
  horaLocal,
  ocupacionDe,
  periodosComparados,
  SIN_CITAS,
  tasaDe,
  type Comparacion,
  type ComparacionDeCitas,
  type EstadoCita,
  type Periodo,
  type Rango,
  type ResumenDeCitas,
} from '@citas/domain';
import { readMinutosPorDia } from './ocupacion-por-dia.ts';
import { selectConteos, selectReloj, type Conteo } from './resumen-queries.ts';

type Numero = Exclude<keyof Conteo, 'estado'>;

/** `ahora` in milliseconds since the Unix epoch. */
export async function readResumen(
  db: Queryable,
  negocioId: string,
  periodo: Periodo,
  ahora: number,
): Promise<ResumenDeCitas> {
  const conteos = await selectConteos(db, negocioId, periodo, ahora);
  const suma = (numero: Numero, ...estados: readonly EstadoCita[]) =>
    conteos.reduce(
      (total, conteo) =>
        estados.length === 0 || estados.includes(conteo.estado) ? total + conteo[numero] : total,
      0,
    );
  const citas = suma('total');
  const minutos = suma('minutos');
  const porEstado = { ...SIN_CITAS };
  for (const { estado, total } of conteos) porEstado[estado] += total;
  return {
    citas,
    porEstado,
    minutos,
    duracionPromedio: { n: citas, minutos: citas === 0 ? null : Math.round(minutos / citas) },
    ocupacion: await readOcupacion(db, negocioId, periodo),
    noAsistencia: tasaDe(porEstado.no_asistio, suma('total', 'completada', 'no_asistio')),
    cancelacion: { ...tasaDe(porEstado.cancelada, citas), tardias: suma('tardias') },
    sinCerrar: suma('sinCerrar'),
  };
}

async function readOcupacion(
  db: Queryable,
  negocioId: string,
  periodo: Periodo,
): Promise<ResumenDeCitas['ocupacion']> {
  const todos = (await readMinutosPorDia(db, negocioId, periodo)).map(({ quien, dias }) => ({
    id: quien.id,
    nombre: quien.nombre,
    ...ocupacionDe(dias),
  }));
  return {
    ...ocupacionDe(todos),
    porProfesional: Object.fromEntries(todos.map(({ id, ...suya }) => [id, suya])),
  };
}

/** The range against the same weekdays before it, or a year before; null without such a negocio. */
export async function readComparacion(
  db: Queryable,
  negocioId: string,
  { rango, con }: { readonly rango: Rango; readonly con: Comparacion },
  ahora: number,
): Promise<ComparacionDeCitas | null> {
  const reloj = await selectReloj(db, negocioId);
  if (!reloj) return null;
  const { actual, anterior } = periodosComparados(rango, con, {
    hoy: fechaLocal(ahora, reloj.zonaHoraria),
    hora: horaLocal(ahora, reloj.zonaHoraria),
  });
  return {
    ...anterior,
    actual: await readResumen(db, negocioId, actual, ahora),
    anterior: await readResumen(db, negocioId, anterior, ahora),
  };
}
