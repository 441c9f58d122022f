import { fechaLocal, minutosDeHora, sumarDias } from '@citas/domain';
import type { Hueco } from '@citas/protocol';
import { selectBloqueos } from '../bloqueos/bloqueo-queries.ts';
import { esElMismoLugar, type TiempoPedido } from '../citas/cita-error.ts';
import { selectNegocio } from '../negocios/negocio-queries.ts';
import { selectProfesionales } from '../profesionales/profesional-queries.ts';
import type { DisponibilidadDeps } from './disponibilidad.ts';
import { huecosDe, type Dia } from './huecos.ts';
import { selectOcupado } from './ocupado-queries.ts';

const CUANTAS = 3;
const DIAS = 7;

/**
 * The nearest free slots: that day before the next ones, and on each day the same professional before the others. Where
 * the cita is already is none.
 */
export async function findAlternativas(deps: DisponibilidadDeps, pedido: TiempoPedido): Promise<Hueco[]> {
  const { dias, ...tiempo } = await readDias(deps, pedido);
  const grupos = await gruposDe(deps, pedido);
  const alternativas: Hueco[] = [];
  for (const fecha of dias) {
    for (const quienes of grupos) {
      const huecos = quienes.flatMap((profesional) => huecosDe(profesional, { ...tiempo, fecha }));
      const otros = huecos.filter((hueco) => !pedido.de || !esElMismoLugar(hueco, pedido.de));
      alternativas.push(...otros.sort(byDistanceFrom(pedido.horaInicio)));
      if (alternativas.length >= CUANTAS) return alternativas.slice(0, CUANTAS);
    }
  }
  return alternativas;
}

/** A week from that day on, or from today when that day is past, and what it holds. */
async function readDias(
  { database, clock }: DisponibilidadDeps,
  { negocioId, fecha, horaInicio, horaFin, margenMinutos, sinCita }: TiempoPedido,
): Promise<Omit<Dia, 'fecha'> & { readonly dias: readonly string[] }> {
  const negocio = await selectNegocio(database, negocioId);
  const ahora = clock.now();
  const hoy = fechaLocal(ahora, negocio.zonaHoraria);
  const desde = fecha < hoy ? hoy : fecha;
  const hasta = sumarDias(desde, DIAS - 1);
  return {
    dias: Array.from({ length: DIAS }, (_, i) => sumarDias(desde, i)),
    negocio,
    ahora,
    duracionMinutos: minutosDeHora(horaFin) - minutosDeHora(horaInicio),
    margenMinutos,
    ocupado: await selectOcupado(database, { negocioId, desde, hasta, sinCita }),
    bloqueos: await selectBloqueos(database, negocioId, { desde, hasta }),
  };
}

/** Whoever was asked for, before the others; what was nobody's may stay nobody's where there is nobody. */
async function gruposDe({ database }: DisponibilidadDeps, { negocioId, profesionalId }: TiempoPedido) {
  const profesionales = await selectProfesionales(database, negocioId);
  if (profesionales.length === 0) return [[undefined]];
  const mismo = profesionales.filter(({ id }) => id === profesionalId);
  return [mismo, profesionales.filter((profesional) => !mismo.includes(profesional))];
}

function byDistanceFrom(hora: string): (a: Hueco, b: Hueco) => number {
  const distancia = (hueco: Hueco) => Math.abs(minutosDeHora(hueco.horaInicio) - minutosDeHora(hora));
  return (a, b) => distancia(a) - distancia(b);
}
