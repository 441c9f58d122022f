import {
  cambiarCitaSchema,
  cambiarEstadoSchema,
  crearCitaSchema,
  listarCitasSchema,
  type Cita,
} from '@citas/protocol';
import type { Request } from 'express';
import type { IdentifiedHandler } from '../http/gate.ts';
import { parseBody, parseQuery } from '../http/parse-request.ts';
import type { Result } from '../http/respond.ts';
import type { CitaService } from './cita-service.ts';
import { citaIdOf } from './current-cita.ts';
import { etagOf, ifMatchOf } from './etag.ts';
import { claimOf } from './idempotency.ts';

type Operation = 'create' | 'list' | 'read' | 'update' | 'changeEstado' | 'remove';

export function citaHandlers(citaService: CitaService): Record<Operation, IdentifiedHandler> {
  return {
    async create(req, identidad) {
      const orden = parseBody(crearCitaSchema, req);
      const { value, replayed } = await citaService.createCita(identidad, orden, claimOf(req, identidad));
      return created(value, replayed);
    },
    async list(req, identidad) {
      const lista = await citaService.listCitas(identidad, parseQuery(listarCitasSchema, req));
      return { status: 200, body: lista, headers: linkTo(req, lista.siguiente) };
    },
    async read(req, identidad) {
      return answer(await citaService.readCita(identidad, citaIdOf(req.params['id'])));
    },
    async update(req, identidad) {
      const cambio = parseBody(cambiarCitaSchema, req);
      return answer(await citaService.updateCita(identidad, targetOf(req), cambio));
    },
    async changeEstado(req, identidad) {
      const orden = parseBody(cambiarEstadoSchema, req);
      return answer(await citaService.changeEstado(identidad, targetOf(req), orden));
    },
    async remove(req, identidad) {
      await citaService.deleteCita(identidad, targetOf(req));
      return { status: 204 };
    },
  };
}

function targetOf(req: Request) {
  return { id: citaIdOf(req.params['id']), ifMatch: ifMatchOf(req) };
}

function answer(cita: Cita): Result {
  return { status: 200, body: cita, headers: { ETag: etagOf(cita) } };
}

function created(cita: Cita, replayed: boolean): Result {
  return {
    status: 201,
    body: cita,
    headers: {
      ETag: etagOf(cita),
      Location: `/api/v1/citas/${cita.id}`,
      ...(replayed && { 'Idempotent-Replayed': 'true' }),
    },
  };
}

/** RFC 8288: the same question, from the next page on. */
function linkTo(req: Request, siguiente: string | null): Record<string, string> {
  if (siguiente === null) return {};
  const [path, query] = req.originalUrl.split('?', 2);
  const parameters = new URLSearchParams(query);
  parameters.set('cursor', siguiente);
  return { Link: `<${path}?${parameters.toString()}>; rel="next"` };
}
