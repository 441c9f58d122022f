import { filaSchema, type CampoDeFila } from '@citas/protocol';
import type { Fallo } from './fallo.ts';
import type { Registro } from './read-registros.ts';

/** Which field each cell of a row is, and what the file calls it. */
export interface Columnas {
  readonly campos: readonly CampoDeFila[];
  readonly nombres: ReadonlyMap<CampoDeFila, string>;
}

const CAMPOS = Object.keys(filaSchema.shape) as CampoDeFila[];
const OBLIGATORIAS: readonly CampoDeFila[] = ['cliente', 'servicio', 'fecha', 'horaInicio'];

/** `Hora de inicio` is nobody's; `HORA_INICIO`, `Hora inicio` and `horaInicio` are one. */
function llano(nombre: string): string {
  return nombre
    .normalize('NFD')
    .replaceAll(/[^a-z]/gi, '')
    .toLowerCase();
}

const POR_NOMBRE = new Map(CAMPOS.map((campo) => [llano(campo), campo]));

/** The header read, or everything that is wrong with it. */
export function columnasDe({ linea, celdas }: Registro): Columnas | readonly Fallo[] {
  const campos = celdas.map((nombre) => POR_NOMBRE.get(llano(nombre)));
  const fallos = [
    ...celdas
      .filter((_, i) => campos[i] === undefined)
      .map((columna) => ({ linea, columna, code: 'columna_desconocida', detail: DESCONOCIDA })),
    ...celdas
      .filter((_, i) => campos[i] !== undefined && campos.indexOf(campos[i]) < i)
      .map((columna) => ({ linea, columna, code: 'columna_repetida', detail: REPETIDA })),
    ...OBLIGATORIAS.filter((campo) => !campos.includes(campo)).map((campo) => faltaColumna(linea, campo)),
  ];
  if (fallos.length > 0) return fallos;
  const conocidos = campos.filter((campo) => campo !== undefined);
  return { campos: conocidos, nombres: new Map(conocidos.map((campo, i) => [campo, celdas[i] ?? campo])) };
}

function faltaColumna(linea: number, campo: CampoDeFila): Fallo {
  return { linea, columna: nombreLlano(campo), code: 'falta_columna', detail: FALTA };
}

/** `horaInicio` as files write it: `hora_inicio`. */
export function nombreLlano(campo: string): string {
  return campo.replaceAll(/[A-Z]/g, (letra) => `_${letra.toLowerCase()}`);
}

const CONOCIDAS = CAMPOS.map(nombreLlano).join(', ');
const DESCONOCIDA = {
  es: `Esta columna no se conoce. Las que hay: ${CONOCIDAS}`,
  en: `There is no such column. There are: ${CONOCIDAS}`,
};
const REPETIDA = { es: 'Esta columna está dos veces', en: 'This column is there twice' };
const FALTA = { es: 'Falta esta columna', en: 'This column is missing' };
