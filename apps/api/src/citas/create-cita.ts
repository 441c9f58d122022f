import type { Identidad } from '@citas/auth';
import type { CitaRow, Queryable } from '@citas/database';
import type { Cita, CrearCita, Negocio } from '@citas/protocol';
import { selectNegocio } from '../negocios/negocio-queries.ts';
import { citaPara, lectorDe } from './acciones.ts';
import type { CitaDeps } from './cita-deps.ts';
import { insertCita } from './cita-queries.ts';
import { horasDe } from './horas.ts';
import { clienteDe, comprobarProfesional, servicioDe } from './nombrados.ts';
import { conAlternativas, reservarTiempo } from './reservar-tiempo.ts';
import { autorizarSolape } from './solape-autorizado.ts';
import { writeCitas } from './write-citas.ts';

export async function createCita(deps: CitaDeps, identidad: Identidad, orden: CrearCita): Promise<Cita> {
  autorizarSolape(identidad, orden);
  const negocio = await selectNegocio(deps.database, identidad.negocioId);
  const cita = await conAlternativas(deps, () =>
    writeCitas(deps.database, identidad, async (tx) =>
      citaPara(await reservarCita(tx, negocio, orden), lectorDe(deps, identidad, negocio)),
    ),
  );
  deps.websocketNotification.notifyCitaChange(identidad.negocioId, 'created');
  return cita;
}

async function reservarCita(tx: Queryable, negocio: Negocio, orden: CrearCita): Promise<CitaRow> {
  const { profesionalId = null, estado = 'pendiente', notas, solapeAutorizado = false } = orden;
  if (profesionalId !== null) await comprobarProfesional(tx, negocio.id, profesionalId);
  const clienteId = await clienteDe(tx, negocio, orden);
  const servicio = await servicioDe(tx, negocio.id, orden);
  const horas = horasDe(orden, servicio.duracionMinutos, negocio.zonaHoraria);
  const { margenMinutos } = servicio;
  const reserva = {
    negocioId: negocio.id,
    profesionalId,
    ...horas,
    margenMinutos,
    sinCita: null,
    solapeAutorizado,
  };
  return reservarTiempo(tx, reserva, (solapa) =>
    insertCita(tx, {
      ...reserva,
      clienteId,
      servicioId: servicio.id,
      estado,
      notas: notas || null,
      solapeAutorizado: solapa,
    }),
  );
}
