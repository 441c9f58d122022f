import { fechaLocal, minutosDeHora, sumarDias } from '@citas/domain';
import type { Hueco } from '@citas/protocol';
import type { TiempoPedido } from '../citas/cita-error.ts';
import { selectNegocio } from '../negocios/negocio-queries.ts';
import { selectProfesionales } from '../profesionales/profesional-queries.ts';
import type { DisponibilidadDeps } from './disponibilidad.ts';
import { huecosDe } from './huecos.ts';
import { selectOcupado } from './ocupado-queries.ts';

const CUANTAS = 3;
const DIAS = 7;

/** The nearest free slots: that day before the next ones, and on each day the same professional before the others. */
export async function findAlternativas(
  { database, clock }: DisponibilidadDeps,
  pedido: TiempoPedido,
): Promise<Hueco[]> {
  const { negocioId, fecha, horaInicio, horaFin, sinCita } = pedido;
  const negocio = await selectNegocio(database, negocioId);
  const ahora = clock.now();
  const hoy = fechaLocal(ahora, negocio.zonaHoraria);
  const desde = fecha < hoy ? hoy : fecha;
  const dias = Array.from({ length: DIAS }, (_, i) => sumarDias(desde, i));
  const ocupado = await selectOcupado(database, { negocioId, desde, hasta: dias.at(-1) ?? desde, sinCita });
  const profesionales = await selectProfesionales(database, negocioId);
  const mismo = profesionales.filter(({ id }) => id === pedido.profesionalId);
  const otros = profesionales.filter(({ id }) => id !== pedido.profesionalId);
  const duracionMinutos = minutosDeHora(horaFin) - minutosDeHora(horaInicio);
  const alternativas: Hueco[] = [];
  for (const dia of dias) {
    for (const quienes of [mismo, otros]) {
      const huecos = quienes.flatMap((p) =>
        huecosDe(p, { negocio, fecha: dia, ahora, duracionMinutos, ocupado }),
      );
      alternativas.push(...huecos.sort(byDistanceFrom(horaInicio)));
      if (alternativas.length >= CUANTAS) return alternativas.slice(0, CUANTAS);
    }
  }
  return alternativas;
}

function byDistanceFrom(hora: string): (a: Hueco, b: Hueco) => number {
  const distancia = (hueco: Hueco) => Math.abs(minutosDeHora(hueco.horaInicio) - minutosDeHora(hora));
  return (a, b) => distancia(a) - distancia(b);
}
