import type { Clock } from '@citas/clock';
import type { Database, Queryable } from '@citas/database';
import { fechaLocal, horaLocal } from '@citas/domain';
import {
  buscarClientesSchema,
  cambiarClienteSchema,
  crearClienteSchema,
  type ClienteConVisitas,
  type ListaDeClientes,
} from '@citas/protocol';
import { writeSigned } from '../citas/write-citas.ts';
import { conCambios } from '../http/con-cambios.ts';
import { linkTo } from '../http/cursor.ts';
import { comprobarVersion, conEtag, creado } from '../http/etag.ts';
import type { IdentifiedHandler } from '../http/gate.ts';
import { parseBody, parseQuery } from '../http/parse-request.ts';
import { NotFoundError } from '../http/request-error.ts';
import { idOf, targetOf } from '../http/target.ts';
import { selectNegocio } from '../negocios/negocio-queries.ts';
import {
  createCliente,
  deleteCliente,
  selectCliente,
  selectClienteForUpdate,
  updateCliente,
} from './cliente-queries.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';
import { searchClientes, type Hallado } from './search-queries.ts';
import { telefonoGuardado } from './telefono-guardado.ts';
import { conVisitas } from './visitas-queries.ts';

const TELEFONO = '#/telefono';

export function clienteHandlers({ clock }: { readonly clock: Pick<Clock, 'now'> }) {
  return {
    async buscarClientes(req, { negocioId }, db) {
      const { q, limit, cursor: text } = parseQuery(buscarClientesSchema, req);
      const cursor = text === undefined ? undefined : decodeCursor(text);
      const hallados = await searchClientes(db, negocioId, { q, limit: limit + 1, cursor });
      const body = await pagina(db, negocioId, { hallados, limit, now: clock.now() });
      return { status: 200, body, headers: linkTo(req, body.siguiente) };
    },
    async verCliente(req, { negocioId }, db) {
      const cliente = await selectCliente(db, negocioId, idOf(req));
      if (!cliente) throw new NotFoundError();
      const ahora = await relojDe(db, negocioId, clock.now());
      const [visto] = await conVisitas(db, negocioId, [cliente], ahora);
      return conEtag(visto ?? cliente);
    },
    crearCliente,
    async cambiarCliente(req, { negocioId }, db) {
      const { id, ifMatch } = targetOf(req);
      const cambio = await conTelefono(db, negocioId, parseBody(cambiarClienteSchema, req));
      const cliente = await db.transaction(async (tx) => {
        const actual = comprobarVersion(await selectClienteForUpdate(tx, negocioId, id), ifMatch);
        return updateCliente(tx, negocioId, conCambios(actual, cambio));
      });
      return conEtag(cliente);
    },
    async borrarCliente(req, identidad, db) {
      const { id, ifMatch } = targetOf(req);
      await writeSigned(db, identidad, async (tx) => {
        comprobarVersion(await selectClienteForUpdate(tx, identidad.negocioId, id), ifMatch);
        await deleteCliente(tx, identidad.negocioId, id);
      });
      return { status: 204 };
    },
  } satisfies Record<string, IdentifiedHandler>;
}

const crearCliente: IdentifiedHandler = async (req, { negocioId }, db) => {
  const nuevo = await conTelefono(db, negocioId, parseBody(crearClienteSchema, req));
  const cliente = await db.transaction((tx) => createCliente(tx, negocioId, nuevo));
  return creado(`/clientes/${cliente.id}`, cliente);
};

/** The phone as it is kept; written as dialled, it is read as a number of the negocio's country. */
async function conTelefono<T extends { readonly telefono?: string | null | undefined }>(
  db: Database,
  negocioId: string,
  escrito: T,
) {
  const { locale } = await selectNegocio(db, negocioId);
  return { ...escrito, telefono: telefonoGuardado(escrito.telefono, locale, TELEFONO) };
}

/** One more than asked for tells whether there is a next page. */
async function pagina(
  db: Database,
  negocioId: string,
  {
    hallados,
    limit,
    now,
  }: { readonly hallados: readonly Hallado[]; readonly limit: number; readonly now: number },
): Promise<ListaDeClientes> {
  const suyos = hallados.slice(0, limit);
  const ultimo = suyos.at(-1);
  const clientes = suyos.map(({ detras: _detras, clave: _clave, ...cliente }) => cliente);
  const datos: ClienteConVisitas[] = await conVisitas(
    db,
    negocioId,
    clientes,
    await relojDe(db, negocioId, now),
  );
  return { datos, siguiente: hallados.length > limit && ultimo ? encodeCursor(ultimo) : null };
}

/** What the clock on the negocio's wall says. */
async function relojDe(db: Queryable, negocioId: string, now: number) {
  const { zonaHoraria } = await selectNegocio(db, negocioId);
  return { fecha: fechaLocal(now, zonaHoraria), hora: horaLocal(now, zonaHoraria) };
}
