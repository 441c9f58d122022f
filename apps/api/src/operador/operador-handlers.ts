import type { Database } from '@citas/database';
import { readHeads } from '@citas/event-log';
import { filtroDeHubsSchema, revocarUsuarioSchema, type HubVisto } from '@citas/protocol';
import type { Logger } from '@citas/process';
import type { Revocations } from '@citas/revocations';
import type { IdentifiedHandler } from '../http/gate.ts';
import { parseBody, parseQuery } from '../http/parse-request.ts';
import { NotFoundError } from '../http/request-error.ts';
import { idOf } from '../http/target.ts';
import { closeConexion, readEstado } from './ask-hub.ts';
import { selectHub, selectHubs } from './hub-queries.ts';
import { revokeUsuario } from './revoke-usuario.ts';

export interface OperadorDeps {
  /** As its owner sees it: an operator is of no negocio. */
  readonly database: Database;
  readonly revocations: Pick<Revocations, 'refresh'>;
  readonly logger: Pick<Logger, 'info'>;
}

/** For who runs the servers: what every hub does, and the means to end a connection or somebody's sessions. */
export function operadorHandlers({ database, revocations, logger }: OperadorDeps) {
  return {
    async verHubs(req) {
      const { negocio } = parseQuery(filtroDeHubsSchema, req);
      const authorization = req.get('Authorization') ?? '';
      const hubs = await selectHubs(database);
      const estados = await Promise.all(hubs.map(({ url }) => readEstado({ url, authorization }, negocio)));
      const heads = await readHeads(database, [
        ...new Set(estados.flatMap((estado) => estado?.canales.map(({ canal }) => canal) ?? [])),
      ]);
      const datos = hubs.map((hub, i): HubVisto => {
        const estado = estados[i];
        const canales = estado?.canales.map((canal) => ({
          ...canal,
          cabeza: heads.get(canal.canal) ?? null,
        }));
        return { ...hub, estado: estado && canales ? { ...estado, canales } : null };
      });
      return { status: 200, body: { datos, siguiente: null } };
    },
    async cerrarConexion(req) {
      const hub = await selectHub(database, idOf(req));
      const order = { url: hub?.url ?? '', authorization: req.get('Authorization') ?? '' };
      if (!hub || !(await closeConexion(order, idOf(req, 'conexionId')))) throw new NotFoundError();
      return { status: 204 };
    },
    async revocarUsuario(req, { usuarioId: operador }) {
      const [usuario, { bloquear }] = [idOf(req), parseBody(revocarUsuarioSchema, req)];
      if (!(await revokeUsuario(database, usuario, bloquear))) throw new NotFoundError();
      logger.info({ usuario, operador, bloquear }, 'an operator ended the sessions of a user');
      await revocations.refresh();
      return { status: 204 };
    },
  } satisfies Record<string, IdentifiedHandler>;
}
