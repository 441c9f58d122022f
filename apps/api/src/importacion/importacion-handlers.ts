import { PassThrough } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Identidad } from '@citas/auth';
import type { Database } from '@citas/database';
import { importarCitasSchema } from '@citas/protocol';
import type { Logger } from '@citas/process';
import type { Request } from 'express';
import { signatureOf } from '../citas/write-citas.ts';
import type { WebsocketNotification } from '../hub/websocket-notification.ts';
import { MediaTypeError } from '../http/request-error.ts';
import type { IdentifiedHandler } from '../http/gate.ts';
import { parseQuery } from '../http/parse-request.ts';
import { problemFor } from '../http/problem-response.ts';
import type { Result } from '../http/respond.ts';
import { languageOf } from '../http/text.ts';
import { createTurnos } from '../http/turnos.ts';
import { enIdioma } from './fallo.ts';
import { ImportacionNoValidaError } from './importacion-error.ts';
import { importarCitas, type Informe } from './importar-citas.ts';
import { isGone, uploadOf } from './upload.ts';

export interface ImportacionDeps {
  readonly websocketNotification: WebsocketNotification;
  readonly logger: Logger;
}

/** At a time, in this process: each keeps a connection while its file comes. */
const PLAZAS = 2;
/** In the answer that is one JSON. */
const ERRORES_MAX = 1_000;
const NDJSON = 'application/x-ndjson';

type Importar = (onLeidas: (filas: number) => void) => Promise<Informe>;

export function importacionHandlers({ websocketNotification, logger }: ImportacionDeps) {
  const turnos = createTurnos(PLAZAS);
  return {
    async importarCitas(req, identidad, db) {
      const importar = prepare(req, identidad, db, () =>
        websocketNotification.notifyCitaChange(identidad.negocioId, 'created'),
      );
      const devolver = turnos.tomar(identidad.usuarioId);
      const run: Importar = (onLeidas) => importar(onLeidas).finally(devolver);
      return req.accepts('json', NDJSON) === NDJSON ? inLines(req, run, logger) : inOne(req, run);
    },
  } satisfies Record<string, IdentifiedHandler>;
}

function prepare(req: Request, identidad: Identidad, db: Database, onCommit: () => void): Importar {
  const opciones = parseQuery(importarCitasSchema, req);
  if (req.get('Content-Encoding')) throw new MediaTypeError();
  return async (onLeidas) => {
    const informe = await importarCitas(db, identidad.negocioId, {
      bytes: uploadOf(req),
      opciones,
      firma: { ...signatureOf(identidad), aviso: 'api' },
      onLeidas,
      isGone: () => isGone(req),
    });
    if (!informe.simulacion && informe.creadas > 0) onCommit();
    return informe;
  };
}

async function inOne(req: Request, run: Importar): Promise<Result> {
  const { fallos, ...importacion } = await run(() => undefined);
  if (fallos.length === 0) return { status: 200, body: importacion };
  const language = languageOf(req);
  throw new ImportacionNoValidaError({
    filas: importacion.filas,
    errores: fallos.slice(0, ERRORES_MAX).map((fallo) => enIdioma(fallo, language)),
    totalErrores: fallos.length,
  });
}

/** The answer begins while the file is still coming; what it comes to is in its last line. */
function inLines(req: Request, run: Importar, logger: Logger): Result {
  const content = new PassThrough();
  content.on('error', () => undefined);
  const line = (tipo: string, datos: object) => `${JSON.stringify({ tipo, ...datos })}\n`;
  const informe = run((leidas) => content.write(line('progreso', { leidas })));
  void pipeline(async function* () {
    try {
      const { fallos, ...importacion } = await informe;
      const language = languageOf(req);
      for (const fallo of fallos) yield line('error', enIdioma(fallo, language));
      yield line('resultado', { ...importacion, totalErrores: fallos.length });
    } catch (error) {
      const problem = problemFor(req, error);
      if (problem.status >= 500) logger.error({ err: error, traceId: problem.traceId }, 'import failed');
      yield line('problema', problem);
    }
  }, content).catch(() => undefined);
  return { status: 200, content, headers: { 'Content-Type': `${NDJSON}; charset=utf-8` } };
}
