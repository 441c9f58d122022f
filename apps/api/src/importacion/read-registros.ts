import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { SEPARADORES, type Separador } from '@citas/protocol';
import { CsvError, parse } from 'csv-parse';
import type { Text } from '../http/text.ts';
import { CodificacionError } from './decode-text.ts';
import { ArchivoIlegibleError } from './fallo.ts';

/** One record of the file; `linea` is where it begins. */
export interface Registro {
  readonly linea: number;
  readonly celdas: readonly string[];
}

/** Characters of a row: more than its columns may hold together, even when every one is quoted. */
const REGISTRO_MAX = 16_000;

/** The records of a CSV (RFC 4180) as its text comes; empty lines are no records. */
export async function* readRegistros(
  texts: AsyncIterable<string>,
  separador?: Separador,
): AsyncGenerator<Registro> {
  const { head, all } = await withHead(texts);
  const parser = parse({
    delimiter: separador ?? separadorIn(head),
    bom: true,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: REGISTRO_MAX,
  });
  const fed = pipeline(Readable.from(all), parser);
  // What goes wrong is thrown where the records are read.
  fed.catch(() => undefined);
  const lineaOf = createLineCounter();
  try {
    for await (const { info, record } of parser as AsyncIterable<{
      info: { lines: number };
      record: string[];
    }>) {
      yield { linea: lineaOf(info.lines, record), celdas: record };
    }
  } catch (error) {
    throw ilegible(error);
  }
}

/** The first line with what came along with it, and the whole text from the start. */
async function withHead(texts: AsyncIterable<string>) {
  const iterator = texts[Symbol.asyncIterator]();
  let head = '';
  while (!/[\r\n]/.test(head) && head.length < REGISTRO_MAX) {
    const next = await iterator.next();
    if (next.done) break;
    head += next.value;
  }
  async function* all() {
    if (head) yield head;
    yield* { [Symbol.asyncIterator]: () => iterator };
  }
  return { head, all: all() };
}

/** The one that the header has most of. */
function separadorIn(head: string): Separador {
  const [header = ''] = head.split(/[\r\n]/, 1);
  const cuantos = (separador: Separador) => header.split(separador).length;
  return SEPARADORES.reduce((best, other) => (cuantos(other) > cuantos(best) ? other : best));
}

/** The parser tells where a record ends, and counts each CRLF within quotes twice. */
function createLineCounter() {
  let doubled = 0;
  return (end: number, celdas: readonly string[]): number => {
    const conSaltos = celdas.filter((celda) => celda.includes('\n'));
    if (conSaltos.length === 0) return end - doubled;
    const saltos = conSaltos.reduce((n, celda) => n + celda.split('\n').length - 1, 0);
    doubled += conSaltos.reduce((n, celda) => n + celda.split('\r\n').length - 1, 0);
    return end - doubled - saltos;
  };
}

const COMILLAS: Text = {
  es: 'Las comillas no cuadran: una celda entre comillas lleva dobles las de dentro',
  en: 'The quotes do not match: within a quoted cell they are doubled',
};
const LARGA: Text = { es: 'La fila es demasiado larga', en: 'The row is too long' };
const CODIFICACION: Text = {
  es: 'El archivo mezcla codificaciones: guárdalo como «CSV UTF-8»',
  en: 'The file mixes encodings: save it as "CSV UTF-8"',
};

function ilegible(error: unknown): unknown {
  if (error instanceof CodificacionError) return fileError(1, 'codificacion', CODIFICACION);
  if (!(error instanceof CsvError)) return error;
  const lines: unknown = error['lines'];
  const linea = typeof lines === 'number' ? lines : 1;
  return error.code === 'CSV_MAX_RECORD_SIZE'
    ? fileError(linea, 'demasiado_grande', LARGA)
    : fileError(linea, 'comillas', COMILLAS);
}

function fileError(linea: number, code: string, detail: Text): ArchivoIlegibleError {
  return new ArchivoIlegibleError({ linea, columna: null, code, detail });
}
