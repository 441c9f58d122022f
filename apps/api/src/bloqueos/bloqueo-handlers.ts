import { cambiarBloqueoSchema, crearBloqueoSchema, listarBloqueosSchema } from '@citas/protocol';
import { comprobarVersion, conEtag, creado } from '../http/etag.ts';
import type { IdentifiedHandler } from '../http/gate.ts';
import { parseBody, parseQuery } from '../http/parse-request.ts';
import { targetOf } from '../http/target.ts';
import { cambiarBloqueo, crearBloqueo } from './bloquear.ts';
import { deleteBloqueo, selectBloqueoForUpdate, selectBloqueos } from './bloqueo-queries.ts';

export const bloqueoHandlers = {
  async listarBloqueos(req, { negocioId }, db) {
    const datos = await selectBloqueos(db, negocioId, parseQuery(listarBloqueosSchema, req));
    return { status: 200, body: { datos, siguiente: null } };
  },
  async crearBloqueo(req, { negocioId }, db) {
    const bloqueo = await crearBloqueo(db, negocioId, parseBody(crearBloqueoSchema, req));
    return creado(`/bloqueos/${bloqueo.id}`, bloqueo);
  },
  async cambiarBloqueo(req, { negocioId }, db) {
    const cambio = parseBody(cambiarBloqueoSchema, req);
    return conEtag(await cambiarBloqueo(db, negocioId, targetOf(req), cambio));
  },
  async borrarBloqueo(req, { negocioId }, db) {
    const { id, ifMatch } = targetOf(req);
    await db.transaction(async (tx) => {
      comprobarVersion(await selectBloqueoForUpdate(tx, negocioId, id), ifMatch);
      await deleteBloqueo(tx, negocioId, id);
    });
    return { status: 204 };
  },
} satisfies Record<string, IdentifiedHandler>;
