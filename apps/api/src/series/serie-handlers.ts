import type { Database } from '@citas/database';
import { cancelarSerieSchema, crearSerieSchema, moverSerieSchema } from '@citas/protocol';
import { lectorDe } from '../citas/acciones.ts';
import type { CitaDeps } from '../citas/cita-deps.ts';
import type { IdentifiedHandler } from '../http/gate.ts';
import { parseBody } from '../http/parse-request.ts';
import { idOf } from '../http/target.ts';
import { selectNegocio } from '../negocios/negocio-queries.ts';
import { cancelarSerie, moverSerie } from './cambiar-serie.ts';
import { crearSerie } from './crear-serie.ts';
import { readSerie } from './read-serie.ts';
import { simularSerie } from './simular-serie.ts';

export function serieHandlers(deps: Omit<CitaDeps, 'database'>) {
  const on = (database: Database): CitaDeps => ({ ...deps, database });
  return {
    async simularSerie(req, { negocioId }, db) {
      const orden = parseBody(crearSerieSchema, req);
      return { status: 200, body: await simularSerie(on(db), negocioId, orden) };
    },
    async crearSerie(req, identidad, db) {
      const orden = parseBody(crearSerieSchema, req);
      const serie = await crearSerie(on(db), identidad, orden);
      return { status: 201, body: serie, headers: { Location: `/api/v1/series/${serie.id}` } };
    },
    async verSerie(req, identidad, db) {
      const negocio = await selectNegocio(db, identidad.negocioId);
      return {
        status: 200,
        body: await readSerie(db, identidad, lectorDe(deps, identidad, negocio), idOf(req)),
      };
    },
    async cancelarSerie(req, identidad, db) {
      const orden = parseBody(cancelarSerieSchema, req);
      return { status: 200, body: await cancelarSerie(on(db), identidad, idOf(req), orden) };
    },
    async moverSerie(req, identidad, db) {
      const orden = parseBody(moverSerieSchema, req);
      return { status: 200, body: await moverSerie(on(db), identidad, idOf(req), orden) };
    },
  } satisfies Record<string, IdentifiedHandler>;
}
