import { cambiarBloqueoSchema, crearBloqueoSchema, listarBloqueosSchema } from '@citas/protocol';
import { claimOf } from '../idempotency/claim.ts';
import { conEtag, creado } from '../http/etag.ts';
import type { IdentifiedHandler } from '../http/gate.ts';
import { parseBody, parseQuery } from '../http/parse-request.ts';
import { targetOf } from '../http/target.ts';
import { borrarBloqueo, cambiarBloqueo, crearBloqueo } from './bloquear.ts';
import { selectBloqueos } from './bloqueo-queries.ts';

export const bloqueoHandlers = {
  async listarBloqueos(req, { negocioId }, db) {
    const datos = await selectBloqueos(db, negocioId, parseQuery(listarBloqueosSchema, req));
    return { status: 200, body: { datos, siguiente: null } };
  },
  async crearBloqueo(req, identidad, db) {
    const orden = parseBody(crearBloqueoSchema, req);
    const { value, replayed } = await crearBloqueo(db, identidad, orden, claimOf(req, identidad));
    return creado(`/bloqueos/${value.id}`, value, replayed);
  },
  async cambiarBloqueo(req, identidad, db) {
    const cambio = parseBody(cambiarBloqueoSchema, req);
    return conEtag(await cambiarBloqueo(db, identidad, targetOf(req), cambio));
  },
  async borrarBloqueo(req, identidad, db) {
    await borrarBloqueo(db, identidad, targetOf(req));
    return { status: 204 };
  },
} satisfies Record<string, IdentifiedHandler>;
