import { signEvents, type Database, type Queryable } from '@citas/database';
import type { ImportarCitas, Importacion, Negocio } from '@citas/protocol';
import { lockProfesionales } from '../citas/solape-queries.ts';
import { lockClientes } from '../clientes/cliente-queries.ts';
import { selectNegocio } from '../negocios/negocio-queries.ts';
import type { Archivo } from './archivo.ts';
import { ArchivoIlegibleError, type Fallo } from './fallo.ts';
import { EnvioCortadoError } from './importacion-error.ts';
import { cargarFilas } from './cargar-filas.ts';
import { insertClientes, insertServicios } from './nombrados-queries.ts';
import { insertCitas, markSolapesConCitas, markSolapesDelArchivo, type Solape } from './solapes-queries.ts';
import { createStaging, selectProfesionalesDelArchivo } from './staging-queries.ts';

export interface Informe extends Importacion {
  /** By line; when there is one, nothing was kept. */
  readonly fallos: readonly Fallo[];
}

/** Seconds that Node's server gives a request to come whole: the rows of a slow line may be as far apart. */
const LLEGA_EN = 300;

/** Carries the report of a transaction that must not be kept. */
class NadaQueGuardar extends Error {
  readonly informe: Informe;
  constructor(informe: Informe) {
    super('nada que guardar');
    this.informe = informe;
  }
}

/** All rows of a file, or none. `database` is as the negocio sees it. */
export async function importarCitas(
  database: Database,
  negocioId: string,
  archivo: Archivo,
): Promise<Informe> {
  const negocio = await selectNegocio(database, negocioId);
  try {
    return await database.transaction(
      async (tx) => {
        const informe = await importar(tx, negocio, archivo);
        if (informe.simulacion || informe.fallos.length > 0) throw new NadaQueGuardar(informe);
        return informe;
      },
      { idleSeconds: LLEGA_EN },
    );
  } catch (error) {
    if (error instanceof NadaQueGuardar) return error.informe;
    throw error;
  }
}

async function importar(tx: Queryable, negocio: Negocio, archivo: Archivo): Promise<Informe> {
  const { opciones } = archivo;
  await createStaging(tx);
  const { filas, fallos } = await leer(tx, negocio, archivo);
  const nada = { filas, creadas: 0, clientesNuevos: 0, serviciosNuevos: 0, simulacion: opciones.simular };
  if (fallos.length > 0) {
    return { ...nada, fallos: porLinea([...fallos, ...(await solapes(tx, negocio.id, opciones))]) };
  }
  // Clients first, then services, time last: whoever books takes them in this order too.
  await lockClientes(tx, negocio.id);
  const serviciosNuevos = await insertServicios(tx, negocio.id);
  const clientesNuevos = await insertClientes(tx, negocio.id);
  await lockProfesionales(tx, negocio.id, await selectProfesionalesDelArchivo(tx));
  const ocupadas = await solapes(tx, negocio.id, opciones);
  if (ocupadas.length > 0) return { ...nada, fallos: porLinea(ocupadas) };
  if (archivo.isGone()) throw new EnvioCortadoError();
  if (!opciones.simular && filas > 0) {
    await signEvents(tx, archivo.firma);
    await insertCitas(tx, negocio.id);
  }
  if (archivo.isGone()) throw new EnvioCortadoError();
  return { ...nada, creadas: filas, clientesNuevos, serviciosNuevos, fallos: [] };
}

/** A file that breaks off is read as far as it goes, so that everything wrong until there is named too. */
async function leer(tx: Queryable, negocio: Negocio, archivo: Archivo) {
  const leido = { filas: 0, fallos: [] as Fallo[] };
  try {
    await cargarFilas(tx, negocio, archivo, leido);
  } catch (error) {
    if (!(error instanceof ArchivoIlegibleError)) throw error;
    leido.fallos.push(error.fallo);
  }
  return leido;
}

async function solapes(
  tx: Queryable,
  negocioId: string,
  { solapes: cuando }: ImportarCitas,
): Promise<Fallo[]> {
  const hay = [...(await markSolapesDelArchivo(tx)), ...(await markSolapesConCitas(tx, negocioId))];
  return cuando === 'autorizar' ? [] : hay.map(solapeFallo);
}

function solapeFallo({ linea, conLinea, con }: Solape): Fallo {
  return {
    linea,
    columna: null,
    code: 'solape',
    detail:
      con === null
        ? {
            es: `Coincide con la fila de la línea ${conLinea}`,
            en: `Overlaps with the row at line ${conLinea}`,
          }
        : {
            es: `Coincide con una cita que ya está: ${con}`,
            en: `Overlaps with a cita that is there: ${con}`,
          },
  };
}

function porLinea(fallos: readonly Fallo[]): Fallo[] {
  return fallos.toSorted((a, b) => a.linea - b.linea);
}
