import { cambiarBloqueoSchema, crearBloqueoSchema, listarBloqueosSchema } from '@citas/protocol';
import { conEtag, creado } from '../http/etag.ts';
import type { IdentifiedHandler } from '../http/gate.ts';
import { parseBody, parseQuery } from '../http/parse-request.ts';
import { NotFoundError } from '../http/request-error.ts';
import { idOf, targetOf } from '../http/target.ts';
import { borrarBloqueo, cambiarBloqueo, crearBloqueo } from './bloquear.ts';
import { selectBloqueo, selectBloqueos } from './bloqueo-queries.ts';

export const bloqueoHandlers = {
  async listarBloqueos(req, { negocioId }, db) {
    const datos = await selectBloqueos(db, negocioId, parseQuery(listarBloqueosSchema, req));
    return { status: 200, body: { datos, siguiente: null } };
  },
  async verBloqueo(req, { negocioId }, db) {
    const bloqueo = await selectBloqueo(db, negocioId, idOf(req));
    if (!bloqueo) throw new NotFoundError();
    return conEtag(bloqueo);
  },
  async crearBloqueo(req, identidad, db) {
    const orden = parseBody(crearBloqueoSchema, req);
    const bloqueo = await crearBloqueo(db, identidad, orden);
    return creado(`/bloqueos/${bloqueo.id}`, bloqueo);
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
