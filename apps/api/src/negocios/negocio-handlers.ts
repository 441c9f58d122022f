import { cambiarNegocioSchema } from '@citas/protocol';
import { writeSigned } from '../citas/write-citas.ts';
import { conCambios } from '../http/con-cambios.ts';
import { comprobarVersion, conEtag, ifMatchOf } from '../http/etag.ts';
import type { IdentifiedHandler } from '../http/gate.ts';
import { parseBody } from '../http/parse-request.ts';
import { selectNegocio, selectNegocioForUpdate, updateNegocio } from './negocio-queries.ts';

export const negocioHandlers = {
  async verNegocio(_req, { negocioId }, db) {
    return conEtag(await selectNegocio(db, negocioId));
  },
  async cambiarNegocio(req, identidad, db) {
    const { negocioId } = identidad;
    const cambio = parseBody(cambiarNegocioSchema, req);
    const ifMatch = ifMatchOf(req);
    const negocio = await writeSigned(db, identidad, async (tx) => {
      const actual = comprobarVersion(await selectNegocioForUpdate(tx, negocioId), ifMatch);
      return updateNegocio(tx, conCambios(actual, cambio));
    });
    return conEtag(negocio);
  },
} satisfies Record<string, IdentifiedHandler>;
