import { cambiarProfesionalSchema, crearProfesionalSchema, listarConInactivosSchema } from '@citas/protocol';
import { writeSigned } from '../citas/write-citas.ts';
import { conCambios } from '../http/con-cambios.ts';
import { comprobarVersion, conEtag, creado } from '../http/etag.ts';
import type { IdentifiedHandler } from '../http/gate.ts';
import { parseBody, parseQuery } from '../http/parse-request.ts';
import { NotFoundError } from '../http/request-error.ts';
import { idOf, targetOf } from '../http/target.ts';
import {
  deleteProfesional,
  insertProfesional,
  selectProfesional,
  selectProfesionales,
  selectProfesionalForUpdate,
  updateProfesional,
} from './profesional-queries.ts';

export const profesionalHandlers = {
  async listarProfesionales(req, { negocioId }, db) {
    const { inactivos } = parseQuery(listarConInactivosSchema, req);
    const datos = await selectProfesionales(db, negocioId, { inactivos: inactivos === 'true' });
    return { status: 200, body: { datos, siguiente: null } };
  },
  async verProfesional(req, { negocioId }, db) {
    const profesional = await selectProfesional(db, negocioId, idOf(req));
    if (!profesional) throw new NotFoundError();
    return conEtag(profesional);
  },
  async crearProfesional(req, identidad, db) {
    const orden = parseBody(crearProfesionalSchema, req);
    const profesional = await writeSigned(db, identidad, (tx) =>
      insertProfesional(tx, identidad.negocioId, orden),
    );
    return creado(`/profesionales/${profesional.id}`, profesional);
  },
  async cambiarProfesional(req, identidad, db) {
    const { negocioId } = identidad;
    const cambio = parseBody(cambiarProfesionalSchema, req);
    const { id, ifMatch } = targetOf(req);
    const profesional = await writeSigned(db, identidad, async (tx) => {
      const actual = comprobarVersion(await selectProfesionalForUpdate(tx, negocioId, id), ifMatch);
      return updateProfesional(tx, negocioId, conCambios(actual, cambio));
    });
    return conEtag(profesional);
  },
  async borrarProfesional(req, identidad, db) {
    const { negocioId } = identidad;
    const { id, ifMatch } = targetOf(req);
    await writeSigned(db, identidad, async (tx) => {
      comprobarVersion(await selectProfesionalForUpdate(tx, negocioId, id), ifMatch);
      await deleteProfesional(tx, negocioId, id);
    });
    return { status: 204 };
  },
} satisfies Record<string, IdentifiedHandler>;
