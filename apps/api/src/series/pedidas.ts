import { fechasDe, MAXIMO_DE_REPETICIONES, minutosDeHora } from '@citas/domain';
import type { CrearSerie, Servicio } from '@citas/protocol';
import { comprobarFecha, horaFinTras } from '../citas/horas.ts';
import { faultyField } from '../http/request-error.ts';
import type { Pedida } from './serie-error.ts';

/** What a cita of the serie takes: as long as its service, and its margin. */
export type Duracion = Pick<Servicio, 'duracionMinutos' | 'margenMinutos'>;

/** The citas that a serie asks for, in the order of its rule, its exceptions made. */
export function pedidasDe(
  negocioId: string,
  orden: CrearSerie,
  { duracionMinutos, margenMinutos }: Duracion,
): Pedida[] {
  const fechas = fechasDe(orden.repeticion);
  comprobarExcepciones(orden, fechas);
  const excepciones = new Map(orden.excepciones.map((excepcion) => [excepcion.fecha, excepcion]));
  const pedidas = fechas.flatMap((fechaDeLaRegla) => {
    const excepcion = excepciones.get(fechaDeLaRegla);
    if (excepcion && 'omitir' in excepcion) return [];
    const { horaInicio, profesionalId = null } = orden;
    const cuando = excepcion?.a ?? { fecha: fechaDeLaRegla, horaInicio, profesionalId };
    comprobarFecha(cuando.fecha, '#/repeticion/desde');
    const horaFin = horaFinTras(cuando.horaInicio, duracionMinutos);
    return [{ negocioId, fechaDeLaRegla, ...cuando, horaFin, margenMinutos, sinCita: null }];
  });
  comprobarCuantas(pedidas.length, fechas.length);
  return pedidas;
}

function comprobarExcepciones({ excepciones }: CrearSerie, fechas: readonly string[]): void {
  const ajena = excepciones.findIndex(({ fecha }) => !fechas.includes(fecha));
  if (ajena === -1) return;
  throw faultyField(`#/excepciones/${ajena}/fecha`, 'no_es_de_la_serie', {
    es: 'La repetición no pasa por ese día',
    en: 'The rule does not come to that day',
  });
}

function comprobarCuantas(citas: number, fechas: number): void {
  if (fechas > MAXIMO_DE_REPETICIONES) {
    throw faultyField('#/repeticion/fin', 'demasiadas', {
      es: `Una serie tiene ${MAXIMO_DE_REPETICIONES} fechas como mucho`,
      en: `A series has ${MAXIMO_DE_REPETICIONES} dates at most`,
    });
  }
  if (citas > 0) return;
  throw faultyField('#/repeticion/fin', 'ninguna', {
    es: 'No queda ninguna fecha que reservar',
    en: 'There is no date left to book',
  });
}

/** Another beginning, as long as before. */
export function conInicio(pedida: Pedida, horaInicio: string): Pedida {
  const duracion = minutosDeHora(pedida.horaFin) - minutosDeHora(pedida.horaInicio);
  return { ...pedida, horaInicio, horaFin: horaFinTras(horaInicio, duracion) };
}

/** Whether two of one serie would have the same professional at the same time. */
export function seEstorban(a: Pedida, b: Pedida): boolean {
  return (
    a !== b &&
    a.profesionalId !== null &&
    a.profesionalId === b.profesionalId &&
    a.fecha === b.fecha &&
    a.horaInicio < b.horaFin &&
    b.horaInicio < a.horaFin
  );
}
