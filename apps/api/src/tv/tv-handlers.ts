import type { Identidad } from '@citas/auth';
import {
  emparejarPantallaSchema,
  sesionDePantallaSchema,
  type EmparejarPantalla,
  type Pantalla,
} from '@citas/protocol';
import type { IdentifiedHandler, OpenHandler } from '../http/gate.ts';
import { parseBody } from '../http/parse-request.ts';
import { NotFoundError } from '../http/request-error.ts';
import { NO_STORE } from '../http/respond.ts';
import { idOf } from '../http/target.ts';
import type { Once } from '../idempotency/once.ts';
import { abrirSesion } from './abrir-sesion.ts';
import { deletePantalla, pairPantalla, selectPantallas } from './pantalla-queries.ts';
import { pedirCodigo } from './pedir-codigo.ts';
import type { TvDeps } from './tv-deps.ts';
import { CodigoNoValidoError } from './tv-error.ts';

export function tvHandlers(deps: TvDeps) {
  const open = {
    async pedirCodigo() {
      return { status: 201, body: await pedirCodigo(deps), headers: NO_STORE };
    },
    async abrirSesionDePantalla(req) {
      const abierta = await abrirSesion(deps, parseBody(sesionDePantallaSchema, req).secreto);
      return abierta.estado === 'abierta'
        ? { status: 200, body: abierta.sesion, headers: NO_STORE }
        : { status: 202, body: { expiraEn: abierta.expiraEn }, headers: NO_STORE };
    },
  } satisfies Record<string, OpenHandler>;
  const identified = {
    async emparejarPantalla(req, identidad, _db, once) {
      const orden = parseBody(emparejarPantallaSchema, req);
      return { status: 201, body: await emparejar({ ...deps, once }, identidad, orden) };
    },
    async listarPantallas(_req, { negocioId }, db) {
      return { status: 200, body: { datos: await selectPantallas(db, negocioId), siguiente: null } };
    },
    async borrarPantalla(req, { negocioId }, db) {
      if (!(await deletePantalla(db, negocioId, idOf(req)))) throw new NotFoundError();
      await deps.revocations.refresh();
      return { status: 204 };
    },
  } satisfies Record<string, IdentifiedHandler>;
  return { ...open, ...identified };
}

async function emparejar(
  { database, clock, once }: TvDeps & { readonly once: Once },
  { negocioId }: Identidad,
  { codigo, nombre }: EmparejarPantalla,
): Promise<Pantalla> {
  return database.transaction((tx) =>
    once(tx, async () => {
      const pantalla = await pairPantalla(tx, { negocioId, nombre, codigo, now: new Date(clock.now()) });
      if (!pantalla) throw new CodigoNoValidoError();
      return pantalla;
    }),
  );
}
