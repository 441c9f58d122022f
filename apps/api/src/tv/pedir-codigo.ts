import { randomInt } from 'node:crypto';
import type { CodigoDePantalla } from '@citas/protocol';
import { TooManyRequestsError } from '../http/request-error.ts';
import { hashOfSecreto, newSecreto } from '../http/secreto.ts';
import { countCodigos, insertCodigo, purgeCodigos } from './pantalla-queries.ts';
import type { TvDeps } from './tv-deps.ts';

const VALE_MS = 10 * 60_000;
/** Of a million codes; with more of them alive, guessing one would be worth trying. */
const VIVOS = 1_000;

/** A code that no other screen shows. */
export async function pedirCodigo({ database, clock }: TvDeps): Promise<CodigoDePantalla> {
  const now = new Date(clock.now());
  await purgeCodigos(database, now);
  if ((await countCodigos(database)) >= VIVOS) throw new TooManyRequestsError(VALE_MS / 1000);
  const secreto = newSecreto();
  const pantalla = { hash: hashOfSecreto(secreto), expiraEn: new Date(now.getTime() + VALE_MS) };
  for (;;) {
    const codigo = String(randomInt(1_000_000)).padStart(6, '0');
    if (await insertCodigo(database, { ...pantalla, codigo })) {
      return { codigo, secreto, expiraEn: pantalla.expiraEn.toISOString() };
    }
  }
}
