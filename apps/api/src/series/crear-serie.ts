import type { Identidad } from '@citas/auth';
import type { CrearSerie, Serie } from '@citas/protocol';
import { lectorDe } from '../citas/acciones.ts';
import type { CitaDeps } from '../citas/cita-deps.ts';
import { clienteDe, servicioDe } from '../citas/nombrados.ts';
import { selectNegocio } from '../negocios/negocio-queries.ts';
import { pedidasDe } from './pedidas.ts';
import { readSerie } from './read-serie.ts';
import { insertCitasDeSerie, insertSerie } from './serie-queries.ts';
import { profesionalesDe } from './simular-serie.ts';
import { reservarTodas, writeSerie } from './write-serie.ts';

export async function crearSerie(deps: CitaDeps, identidad: Identidad, orden: CrearSerie): Promise<Serie> {
  const { negocioId } = identidad;
  const negocio = await selectNegocio(deps.database, negocioId);
  const serie = await writeSerie(deps, identidad, negocio, async (tx) => {
    // Names first, time last, as whoever books one cita does.
    const clienteId = await clienteDe(tx, negocio, orden);
    const servicio = await servicioDe(tx, negocioId, orden);
    const pedidas = pedidasDe(negocioId, orden, servicio);
    await profesionalesDe(tx, negocioId, pedidas);
    const { id: serieId } = await insertSerie(tx, negocioId, orden.repeticion);
    const { estado = 'pendiente', notas } = orden;
    const citas = { negocioId, serieId, clienteId, servicioId: servicio.id, estado, notas: notas || null };
    await reservarTodas(tx, negocio, pedidas, () => insertCitasDeSerie(tx, citas, pedidas));
    return readSerie(tx, identidad, lectorDe(deps, identidad, negocio), serieId);
  });
  deps.websocketNotification.notifyCitaChange(negocioId, 'created');
  return serie;
}
