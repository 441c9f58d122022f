import { cambiarServicioSchema, crearServicioSchema, listarConInactivosSchema } from '@citas/protocol';
import { writeSigned } from '../citas/write-citas.ts';
import { conCambios } from '../http/con-cambios.ts';
import { comprobarVersion, conEtag, creado } from '../http/etag.ts';
import type { IdentifiedHandler } from '../http/gate.ts';
import { parseBody, parseQuery } from '../http/parse-request.ts';
import { NotFoundError } from '../http/request-error.ts';
import { idOf, targetOf } from '../http/target.ts';
import {
  deleteServicio,
  insertServicio,
  selectServicio,
  selectServicioForUpdate,
  selectServicios,
  updateServicio,
} from './servicio-queries.ts';

export const servicioHandlers = {
  async listarServicios(req, { negocioId }, db) {
    const { inactivos } = parseQuery(listarConInactivosSchema, req);
    const datos = await selectServicios(db, negocioId, { inactivos: inactivos === 'true' });
    return { status: 200, body: { datos, siguiente: null } };
  },
  async verServicio(req, { negocioId }, db) {
    const servicio = await selectServicio(db, negocioId, idOf(req));
    if (!servicio) throw new NotFoundError();
    return conEtag(servicio);
  },
  async crearServicio(req, identidad, db) {
    const orden = parseBody(crearServicioSchema, req);
    const servicio = await writeSigned(db, identidad, (tx) => insertServicio(tx, identidad.negocioId, orden));
    return creado(`/servicios/${servicio.id}`, servicio);
  },
  async cambiarServicio(req, identidad, db) {
    const { negocioId } = identidad;
    const cambio = parseBody(cambiarServicioSchema, req);
    const { id, ifMatch } = targetOf(req);
    const servicio = await writeSigned(db, identidad, async (tx) => {
      const actual = comprobarVersion(await selectServicioForUpdate(tx, negocioId, id), ifMatch);
      return updateServicio(tx, negocioId, conCambios(actual, cambio));
    });
    return conEtag(servicio);
  },
  async borrarServicio(req, identidad, db) {
    const { negocioId } = identidad;
    const { id, ifMatch } = targetOf(req);
    await writeSigned(db, identidad, async (tx) => {
      comprobarVersion(await selectServicioForUpdate(tx, negocioId, id), ifMatch);
      await deleteServicio(tx, negocioId, id);
    });
    return { status: 204 };
  },
} satisfies Record<string, IdentifiedHandler>;
