import type { Clock } from '@citas/clock';
import { fechaLocal, horaLocal } from '@citas/domain';
import { buscarClientesSchema, cambiarClienteSchema, crearClienteSchema } from '@citas/protocol';
import { writeSigned } from '../citas/write-citas.ts';
import { conCambios } from '../http/con-cambios.ts';
import { comprobarVersion, conEtag, creado } from '../http/etag.ts';
import type { IdentifiedHandler } from '../http/gate.ts';
import { parseBody, parseQuery } from '../http/parse-request.ts';
import { NotFoundError } from '../http/request-error.ts';
import { idOf, targetOf } from '../http/target.ts';
import { selectNegocio } from '../negocios/negocio-queries.ts';
import {
  createCliente,
  deleteCliente,
  searchClientes,
  selectCliente,
  selectClienteForUpdate,
  updateCliente,
} from './cliente-queries.ts';
import { selectVisitas } from './visitas-queries.ts';

export function clienteHandlers({ clock }: { readonly clock: Pick<Clock, 'now'> }) {
  return {
    async buscarClientes(req, { negocioId }, db) {
      const { q, limit } = parseQuery(buscarClientesSchema, req);
      return { status: 200, body: { datos: await searchClientes(db, negocioId, q, limit), siguiente: null } };
    },
    async verCliente(req, { negocioId }, db) {
      const cliente = await selectCliente(db, negocioId, idOf(req));
      if (!cliente) throw new NotFoundError();
      const { zonaHoraria } = await selectNegocio(db, negocioId);
      const now = clock.now();
      const ahora = { fecha: fechaLocal(now, zonaHoraria), hora: horaLocal(now, zonaHoraria) };
      return conEtag({ ...cliente, ...(await selectVisitas(db, negocioId, cliente.id, ahora)) });
    },
    async crearCliente(req, { negocioId }, db) {
      const cliente = await createCliente(db, negocioId, parseBody(crearClienteSchema, req));
      return creado(`/clientes/${cliente.id}`, cliente);
    },
    async cambiarCliente(req, { negocioId }, db) {
      const cambio = parseBody(cambiarClienteSchema, req);
      const { id, ifMatch } = targetOf(req);
      const cliente = await db.transaction(async (tx) => {
        const actual = comprobarVersion(await selectClienteForUpdate(tx, negocioId, id), ifMatch);
        return updateCliente(tx, negocioId, conCambios(actual, cambio));
      });
      return conEtag(cliente);
    },
    async borrarCliente(req, identidad, db) {
      const { negocioId } = identidad;
      const { id, ifMatch } = targetOf(req);
      await writeSigned(db, identidad, async (tx) => {
        comprobarVersion(await selectClienteForUpdate(tx, negocioId, id), ifMatch);
        await deleteCliente(tx, negocioId, id);
      });
      return { status: 204 };
    },
  } satisfies Record<string, IdentifiedHandler>;
}
