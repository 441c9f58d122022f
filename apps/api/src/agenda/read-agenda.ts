import type { Clock } from '@citas/clock';
import { citaFromRow, type Database } from '@citas/database';
import { fechaLocal, sumarDias } from '@citas/domain';
import { NotFoundError } from '../http/request-error.ts';
import { hashOfSecreto } from '../http/secreto.ts';
import { selectNegocio } from '../negocios/negocio-queries.ts';
import {
  selectAgendaByHash,
  selectCitasDe,
  selectNombre,
  updateUsada,
  type AgendaRef,
} from './agenda-queries.ts';
import { calendario } from './calendario.ts';

export interface AgendaDeps {
  /** As its owner sees it: a secret says of which negocio it is. */
  readonly database: Database;
  readonly clock: Pick<Clock, 'now'>;
  readonly jwtSecret: string;
}

const DIAS_ATRAS = 30;
const DIAS_ADELANTE = 365;

/** The feed that the secret opens, as text. One that is unknown, was revoked, or is of who no longer works there: all alike. */
export async function readAgenda({ database, clock }: AgendaDeps, secreto: string): Promise<string> {
  const agenda = await selectAgendaByHash(database, hashOfSecreto(secreto));
  if (!agenda) throw new NotFoundError();
  const db = database.forNegocio(agenda.negocioId);
  await updateUsada(db, agenda, new Date(clock.now()));
  return textOf(db, agenda, clock.now());
}

function textOf(db: Database, agenda: AgendaRef, nowMs: number): Promise<string> {
  return db.transaction(
    async (tx) => {
      const { nombre: negocio, zonaHoraria } = await selectNegocio(tx, agenda.negocioId);
      const nombre = await selectNombre(tx, agenda);
      const hoy = fechaLocal(nowMs, zonaHoraria);
      const rows = await selectCitasDe(tx, agenda, {
        desde: sumarDias(hoy, -DIAS_ATRAS),
        hasta: sumarDias(hoy, DIAS_ADELANTE),
      });
      return calendario(
        `${nombre} · ${negocio}`,
        rows.map((row) => citaFromRow(row, zonaHoraria)),
      );
    },
    { isolation: 'repeatable read', readOnly: true },
  );
}
