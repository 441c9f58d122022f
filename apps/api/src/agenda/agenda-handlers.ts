import { createHash } from 'node:crypto';
import type { Identidad } from '@citas/auth';
import type { Database } from '@citas/database';
import type { Request } from 'express';
import { limitadoA } from '../citas/propias.ts';
import { cameByTls } from '../http/came-by-tls.ts';
import type { IdentifiedHandler, OpenHandler } from '../http/gate.ts';
import { NotFoundError } from '../http/request-error.ts';
import { NO_STORE } from '../http/respond.ts';
import { derivedSecreto, hashOfSecreto, newSecreto } from '../http/secreto.ts';
import { idOf } from '../http/target.ts';
import { selectProfesional } from '../profesionales/profesional-queries.ts';
import { ProfesionalInactivoError } from './agenda-error.ts';
import { deleteAgenda, existsProfesional, insertAgenda, selectAgendas } from './agenda-queries.ts';
import { readAgenda, type AgendaDeps } from './read-agenda.ts';

export function agendaHandlers(deps: AgendaDeps) {
  const open = {
    async verAgenda(req) {
      const text = await readAgenda(deps, String(req.params['token']));
      const hash = createHash('sha256').update(text).digest('base64url');
      // Express answers 304 when `If-None-Match` has this ETag.
      return {
        status: 200,
        content: text,
        headers: { 'Content-Type': 'text/calendar; charset=utf-8', ETag: `"${hash}"` },
      };
    },
  } satisfies Record<string, OpenHandler>;
  const identified = {
    async crearAgenda(req, identidad, db) {
      const profesionalId = await profesionalOf(req, identidad, db);
      await comprobarQueAtiende(db, identidad.negocioId, profesionalId);
      const { sal, ...agenda } = await createAgenda(
        db,
        { negocioId: identidad.negocioId, profesionalId },
        deps,
      );
      const url = urlOf(req, derivedSecreto(deps.jwtSecret, sal));
      return { status: 201, body: { ...agenda, url }, headers: NO_STORE };
    },
    async listarAgendas(req, identidad, db) {
      const profesionalId = await profesionalOf(req, identidad, db);
      const datos = await selectAgendas(db, identidad.negocioId, profesionalId);
      return { status: 200, body: { datos, siguiente: null } };
    },
    async borrarAgenda(req, identidad, db) {
      const profesionalId = await profesionalOf(req, identidad, db);
      const { negocioId } = identidad;
      const deleted = await deleteAgenda(db, { negocioId, profesionalId, id: idOf(req, 'agendaId') });
      if (!deleted) throw new NotFoundError();
      return { status: 204 };
    },
  } satisfies Record<string, IdentifiedHandler>;
  return { ...open, ...identified };
}

function urlOf(req: Request, secreto: string): string {
  return `${cameByTls(req) ? 'https' : 'http'}://${req.host}/api/v1/agenda/${secreto}.ics`;
}

/**
 * What a repeated request is answered with is kept, and a secret MUST NOT be: so it is made of a `sal`, which is kept, and
 * of this server's own secret.
 */
function createAgenda(
  db: Database,
  deQuien: { readonly negocioId: string; readonly profesionalId: string },
  { jwtSecret }: Pick<AgendaDeps, 'jwtSecret'>,
) {
  return db.transaction(async (tx) => {
    const sal = newSecreto();
    const hash = hashOfSecreto(derivedSecreto(jwtSecret, sal));
    const { usadaEn: _never, ...agenda } = await insertAgenda(tx, { ...deQuien, hash });
    return { ...agenda, sal };
  });
}

async function comprobarQueAtiende(db: Database, negocioId: string, profesionalId: string): Promise<void> {
  const profesional = await selectProfesional(db, negocioId, profesionalId);
  if (!profesional?.activo) throw new ProfesionalInactivoError();
}

/** To a profesional, the agenda of somebody else is not there. */
async function profesionalOf(req: Request, identidad: Identidad, db: Database): Promise<string> {
  const profesionalId = idOf(req);
  const { negocioId } = identidad;
  const isThere = await existsProfesional(db, { negocioId, profesionalId, deUsuario: limitadoA(identidad) });
  if (!isThere) throw new NotFoundError();
  return profesionalId;
}
