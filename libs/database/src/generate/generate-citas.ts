import { sumarDias } from '@citas/domain';
import type { Database } from '../database.ts';
import { countGenerados, insertCitas, insertNegocios } from './generate-queries.ts';

export interface GenerateOrder {
  readonly citas: number;
  readonly negocios: number;
  /** What comes before it has been held; about a third lies after it. */
  readonly hoy: string;
  readonly onProgress: (citas: number) => void;
}

const POR_TANDA = 50_000;
const POR_DIA_Y_PROFESIONAL = 16;
/** A negocio's agenda spans so many days at most; with more citas it has more professionals. */
const DIAS = 900;

/** Negocios `generado_<n>` whose citas never overlap, written through the triggers like everybody's. */
export async function generateCitas(database: Database, order: GenerateOrder): Promise<void> {
  const desde = await countGenerados(database);
  const cada = Math.ceil(order.citas / order.negocios);
  const profesionales = Math.max(4, Math.ceil(cada / (POR_DIA_Y_PROFESIONAL * DIAS)));
  const dias = Math.ceil(cada / (POR_DIA_Y_PROFESIONAL * profesionales));
  const dia = sumarDias(order.hoy, -Math.ceil((dias * 2) / 3));
  await insertNegocios(database, { desde, cuantos: order.negocios }, profesionales);
  let hechas = 0;
  for (const tanda of tandas(order, cada)) {
    await insertCitas(
      database,
      { desde: desde + tanda.desde, cuantos: tanda.cuantos },
      { ...tanda, dia, hoy: order.hoy },
    );
    hechas += tanda.cuantos * (tanda.ultima - tanda.primera);
    order.onProgress(hechas);
  }
  await database.query('ANALYZE');
}

/** Several small negocios a statement, or one big one in several; the last one may have fewer citas. */
function* tandas({ citas, negocios }: GenerateOrder, cada: number) {
  const juntos = Math.max(1, Math.floor(POR_TANDA / cada));
  const enteros = Math.floor(citas / cada);
  for (let desde = 0; desde < enteros; desde += juntos) {
    const cuantos = Math.min(juntos, enteros - desde);
    yield* partes({ desde, cuantos }, cada);
  }
  if (enteros < negocios) yield* partes({ desde: enteros, cuantos: 1 }, citas - enteros * cada);
}

function* partes(tanda: { readonly desde: number; readonly cuantos: number }, cada: number) {
  for (let primera = 0; primera < cada; primera += POR_TANDA) {
    yield { ...tanda, primera, ultima: Math.min(primera + POR_TANDA, cada) };
  }
}
