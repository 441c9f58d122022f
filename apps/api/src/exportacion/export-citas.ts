import { PassThrough, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Clock } from '@citas/clock';
import type { Database, Queryable } from '@citas/database';
import type { Negocio, Separador } from '@citas/protocol';
import type { Cursor } from '../citas/cursor.ts';
import { selectCitas, type Filtro } from '../citas/list-queries.ts';
import { selectNegocio } from '../negocios/negocio-queries.ts';
import { BOM, celdasDe, COLUMNAS, lineas } from './celdas.ts';
import { selectNombrados } from './exportacion-queries.ts';
import { separadorDe } from './separador.ts';

/** What a page of rows weighs is all that is held of an export, however long it is. */
const FILAS_POR_PAGINA = 1_000;
/** A reader that takes nothing for so long loses its place: it would keep a connection and a snapshot for ever. */
const PARADO_MS = 60_000;
/** Longer than that, in seconds. */
const SIN_CONSULTAR = 90;

/** The reader stayed connected and took nothing. */
class LectorParadoError extends Error {}

export interface ExportOrder {
  /** As the negocio of the reader sees it. */
  readonly database: Database;
  readonly clock: Pick<Clock, 'after'>;
  readonly negocioId: string;
  readonly filtro: Filtro;
  readonly separador: Separador | undefined;
  /** Called once nothing is read any more, however it ended. */
  readonly onEnd: () => void;
}

export interface Export {
  readonly negocio: Negocio;
  readonly content: Readable;
}

/** All rows of one moment, as one file. Whoever stops reading `content` ends the transaction they come from. */
export async function exportCitas(order: ExportOrder): Promise<Export> {
  const content = new PassThrough();
  const opened = Promise.withResolvers<Negocio>();
  const fail = (error: Error) => {
    opened.reject(error);
    content.destroy(error);
  };
  // Whoever reads learns of the failure; before there is a reader, `opened` tells it.
  content.on('error', () => undefined);
  order.database
    .transaction(
      async (tx) => {
        const negocio = await selectNegocio(tx, order.negocioId);
        opened.resolve(negocio);
        await pipeline(pages(tx, negocio, order, fail), content, { end: false });
      },
      { isolation: 'repeatable read', readOnly: true, idleSeconds: SIN_CONSULTAR },
    )
    .finally(order.onEnd)
    // The file ends when all is given back: who has read it to its end may ask for the next.
    .then(() => content.end(), fail);
  return { negocio: await opened.promise, content };
}

async function* pages(
  tx: Queryable,
  { id, locale, zonaHoraria }: Negocio,
  { filtro, separador = separadorDe(locale), clock }: ExportOrder,
  fail: (error: Error) => void,
): AsyncGenerator<string> {
  yield BOM + lineas([COLUMNAS], separador);
  let cursor: Cursor | undefined;
  for (;;) {
    const rows = await selectCitas(tx, id, { filtro, cursor, limit: FILAS_POR_PAGINA });
    const last = rows.at(-1);
    if (!last) return;
    const nombrados = await selectNombrados(tx, id, rows);
    const stopWaiting = clock.after(PARADO_MS, () => fail(new LectorParadoError()));
    // Goes on once the reader has taken it.
    try {
      yield lineas(
        rows.map((row) => celdasDe(row, nombrados, zonaHoraria)),
        separador,
      );
    } finally {
      stopWaiting();
    }
    if (rows.length < FILAS_POR_PAGINA) return;
    cursor = { fecha: last.fecha, horaInicio: last.hora_inicio, id: last.id };
  }
}
