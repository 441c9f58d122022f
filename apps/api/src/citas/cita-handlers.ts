import {
  apuntarLlegadaSchema,
  cambiarCitaSchema,
  cambiarEstadoSchema,
  crearCitaSchema,
  listarCitasSchema,
} from '@citas/protocol';
import type { Database } from '@citas/database';
import { linkTo } from '../http/cursor.ts';
import { conEtag, creado } from '../http/etag.ts';
import type { IdentifiedHandler } from '../http/gate.ts';
import { parseBody, parseQuery } from '../http/parse-request.ts';
import { idOf, targetOf } from '../http/target.ts';
import type { CitaDeps } from './cita-deps.ts';
import { createCitaService } from './cita-service.ts';
import { readHistorial } from './historial.ts';

export function citaHandlers(deps: Omit<CitaDeps, 'database'>) {
  const serviceOn = (database: Database) => createCitaService({ ...deps, database });
  return {
    async crearCita(req, identidad, db) {
      const orden = parseBody(crearCitaSchema, req);
      const cita = await serviceOn(db).createCita(identidad, orden);
      return creado(`/citas/${cita.id}`, cita);
    },
    async listarCitas(req, identidad, db) {
      const lista = await serviceOn(db).listCitas(identidad, parseQuery(listarCitasSchema, req));
      return { status: 200, body: lista, headers: linkTo(req, lista.siguiente) };
    },
    async verCita(req, identidad, db) {
      return conEtag(await serviceOn(db).readCita(identidad, idOf(req)));
    },
    async cambiarCita(req, identidad, db) {
      const cambio = parseBody(cambiarCitaSchema, req);
      return conEtag(await serviceOn(db).updateCita(identidad, targetOf(req), cambio));
    },
    async cambiarEstado(req, identidad, db) {
      const orden = parseBody(cambiarEstadoSchema, req);
      return conEtag(await serviceOn(db).changeEstado(identidad, targetOf(req), orden));
    },
    async apuntarLlegada(req, identidad, db) {
      const orden = parseBody(apuntarLlegadaSchema, req);
      return conEtag(await serviceOn(db).apuntarLlegada(identidad, targetOf(req), orden));
    },
    async borrarCita(req, identidad, db) {
      await serviceOn(db).deleteCita(identidad, targetOf(req));
      return { status: 204 };
    },
    async verHistorial(req, { negocioId }, db) {
      return { status: 200, body: await readHistorial(db, negocioId, idOf(req)) };
    },
  } satisfies Record<string, IdentifiedHandler>;
}
