import { ESTADOS_QUE_OCUPAN, type Hora, type Series } from '@citas/domain';
import type { Negocio } from '@citas/protocol';

/** A bar of the day. */
export interface HoraDeHoy {
  /** «09» */
  readonly hora: string;
  /** Those that take time: neither cancelled nor missed. */
  readonly citas: number;
  /** Of the fullest hour. */
  readonly parte: number;
  readonly cuando: 'pasada' | 'ahora' | 'futura';
}

type Tramos = Negocio['horario'][string];

/** From opening to closing time, and whatever was booked outside it. */
export function horasDeHoy(porHora: Series['porHora'], tramos: Tramos | undefined, ahora: Hora): HoraDeHoy[] {
  const citas = new Map(
    Object.entries(porHora).map(([hora, cada]) => [
      Number(hora),
      ESTADOS_QUE_OCUPAN.reduce((n, estado) => n + cada[estado], 0),
    ]),
  );
  const horas = [...abiertas(tramos ?? []), ...citas.keys()];
  if (horas.length === 0) return [];
  const [primera, ultima] = [Math.min(...horas), Math.max(...horas)];
  const mayor = Math.max(1, ...citas.values());
  return Array.from({ length: ultima - primera + 1 }, (_, i) => {
    const hora = primera + i;
    const cuantas = citas.get(hora) ?? 0;
    return { hora: dosCifras(hora), citas: cuantas, parte: cuantas / mayor, cuando: cuando(hora, ahora) };
  });
}

function abiertas(tramos: Tramos): number[] {
  return tramos.flatMap(({ desde, hasta }) => {
    const [hora, minuto] = partes(hasta);
    return [partes(desde)[0], minuto > 0 ? hora : hora - 1];
  });
}

function cuando(hora: number, ahora: Hora): HoraDeHoy['cuando'] {
  const [enCurso] = partes(ahora);
  if (hora === enCurso) return 'ahora';
  return hora < enCurso ? 'pasada' : 'futura';
}

function partes(hora: Hora): [number, number] {
  const [h = 0, m = 0] = hora.split(':').map(Number);
  return [h, m];
}

const dosCifras = (n: number) => String(n).padStart(2, '0');
