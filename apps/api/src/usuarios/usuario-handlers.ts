import { cambiarUsuarioSchema, crearUsuarioSchema } from '@citas/protocol';
import { conEtag, creado } from '../http/etag.ts';
import type { IdentifiedHandler } from '../http/gate.ts';
import { parseBody } from '../http/parse-request.ts';
import { NotFoundError } from '../http/request-error.ts';
import { idOf, targetOf } from '../http/target.ts';
import { borrarUsuario, cambiarUsuario, crearUsuario } from './gestionar-usuarios.ts';
import { selectUsuario, selectUsuarios } from './usuario-queries.ts';

export const usuarioHandlers = {
  async listarUsuarios(_req, { negocioId }, db) {
    return { status: 200, body: { datos: await selectUsuarios(db, negocioId), siguiente: null } };
  },
  async verUsuario(req, { negocioId }, db) {
    const usuario = await selectUsuario(db, negocioId, idOf(req));
    if (!usuario) throw new NotFoundError();
    return conEtag(usuario);
  },
  async crearUsuario(req, { negocioId }, db) {
    const usuario = await crearUsuario(db, negocioId, parseBody(crearUsuarioSchema, req));
    return creado(`/usuarios/${usuario.id}`, usuario);
  },
  async cambiarUsuario(req, { negocioId }, db) {
    const cambio = parseBody(cambiarUsuarioSchema, req);
    return conEtag(await cambiarUsuario(db, negocioId, targetOf(req), cambio));
  },
  async borrarUsuario(req, { negocioId }, db) {
    await borrarUsuario(db, negocioId, targetOf(req));
    return { status: 204 };
  },
} satisfies Record<string, IdentifiedHandler>;
