import type { Queryable } from '@citas/database';
import { DURACION_HABITUAL } from '@citas/domain';
import { paisDeLocale } from '@citas/domain/telefono';
import type { Negocio, Separador } from '@citas/protocol';
import { NO_EXISTE } from '../citas/nombrados.ts';
import type { Archivo } from './archivo.ts';
import { columnasDe, type Columnas } from './columnas.ts';
import { decodeText } from './decode-text.ts';
import { ArchivoIlegibleError, type Fallo } from './fallo.ts';
import { columnaDe, filaDe, horasDeFila, type FilaLeida } from './fila.ts';
import { readRegistros, type Registro } from './read-registros.ts';
import { selectDuraciones, selectIdsDeProfesionales, stage, type FilaLista } from './staging-queries.ts';

const POR_TANDA = 1_000;
const FILAS_MAX = 200_000;

/** What was read so far. */
export interface Leido {
  filas: number;
  readonly fallos: Fallo[];
}

/** Reads the file row by row into the staging table, in batches; what is wrong with a row is noted and the next is read. */
export async function cargarFilas(
  tx: Queryable,
  negocio: Negocio,
  { bytes, opciones, onLeidas }: Pick<Archivo, 'bytes' | 'opciones' | 'onLeidas'>,
  leido: Leido,
): Promise<void> {
  const tanda: FilaLeida[] = [];
  const cargar = createCarga(tx, negocio, leido);
  const pais = paisDeLocale(negocio.locale);
  let columnas: Columnas | undefined;
  for await (const registro of registrosDe(bytes, opciones.separador)) {
    if (!columnas) {
      columnas = cabecera(registro, leido);
      if (!columnas) return;
      continue;
    }
    leido.filas += 1;
    if (leido.filas > FILAS_MAX) throw new ArchivoIlegibleError({ ...DEMASIADAS, linea: registro.linea });
    const fila = filaDe(registro, columnas, pais);
    if ('fila' in fila) tanda.push(fila);
    else leido.fallos.push(...fila);
    if (leido.filas % POR_TANDA > 0) continue;
    await cargar(tanda.splice(0), columnas);
    onLeidas(leido.filas);
  }
  if (!columnas) throw new ArchivoIlegibleError(VACIO);
  await cargar(tanda, columnas);
  onLeidas(leido.filas);
}

function registrosDe(bytes: AsyncIterable<Uint8Array>, separador: Separador | undefined) {
  return readRegistros(decodeText(bytes), separador);
}

/** Undefined when its faults were noted: without a header no row means anything. */
function cabecera(registro: Registro, { fallos }: Leido): Columnas | undefined {
  const columnas = columnasDe(registro);
  if ('campos' in columnas) return columnas;
  fallos.push(...columnas);
  return undefined;
}

/** What the names in the file stand for is asked of the database once a name. */
function createCarga(tx: Queryable, { id, zonaHoraria }: Negocio, { fallos }: Leido) {
  const duraciones = new Map<string, number>();
  const profesionales = new Map<string, string | null>();
  const aprender = async (tanda: readonly FilaLeida[]) => {
    const servicios = nuevos(
      tanda.map(({ fila }) => fila.servicio),
      duraciones,
    );
    if (servicios.length > 0)
      for (const { nombre, minutos } of await selectDuraciones(tx, id, servicios))
        duraciones.set(nombre, minutos);
    const nombres = nuevos(
      tanda.flatMap(({ fila }) => fila.profesional ?? []),
      profesionales,
    );
    if (nombres.length > 0)
      for (const p of await selectIdsDeProfesionales(tx, id, nombres)) profesionales.set(p.nombre, p.id);
  };
  const lista = createLista({ profesionales, duraciones, zonaHoraria });
  return async (tanda: readonly FilaLeida[], columnas: Columnas): Promise<void> => {
    await aprender(tanda);
    const filas: FilaLista[] = [];
    for (const leida of tanda) {
      const fila = lista(leida, columnas);
      if ('cliente' in fila) filas.push(fila);
      else fallos.push(...fila);
    }
    if (filas.length > 0) await stage(tx, filas);
  };
}

interface Conocido {
  readonly duraciones: ReadonlyMap<string, number>;
  readonly profesionales: ReadonlyMap<string, string | null>;
  readonly zonaHoraria: string;
}

/** A row with everything in it, or what keeps it from being one. */
function createLista({ duraciones, profesionales, zonaHoraria }: Conocido) {
  return (leida: FilaLeida, columnas: Columnas): FilaLista | readonly Fallo[] => {
    const { linea, fila } = leida;
    const { profesional } = fila;
    const profesionalId = profesional === undefined ? null : (profesionales.get(profesional) ?? null);
    const desconocido = profesional !== undefined && profesionalId === null ? [nadie(linea, columnas)] : [];
    const duracionMinutos = duraciones.get(fila.servicio) ?? DURACION_HABITUAL;
    const horas = horasDeFila(leida, { duracionMinutos, zonaHoraria, columnas });
    if (!('horaFin' in horas)) return [...desconocido, ...horas];
    if (desconocido.length > 0) return desconocido;
    return { ...fila, ...horas, linea, profesionalId };
  };
}

function nuevos(nombres: readonly string[], conocidos: ReadonlyMap<string, unknown>): string[] {
  return [...new Set(nombres)].filter((nombre) => !conocidos.has(nombre));
}

function nadie(linea: number, columnas: Columnas): Fallo {
  return { linea, columna: columnaDe('profesional', columnas), code: 'no_existe', detail: NO_EXISTE };
}

const VACIO: Fallo = {
  linea: 1,
  columna: null,
  code: 'vacio',
  detail: { es: 'El archivo está vacío', en: 'The file is empty' },
};
const DEMASIADAS: Omit<Fallo, 'linea'> = {
  columna: null,
  code: 'demasiadas_filas',
  detail: { es: 'Como mucho 200.000 filas a la vez', en: 'At most 200,000 rows at a time' },
};
