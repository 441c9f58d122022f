import type { Fecha, Hora } from '@citas/domain';

/*
 * With Intl and Date.UTC, not with the domain's Temporal: Safari has no Temporal yet.
 */
const DIA_MS = 86_400_000;

/** The day's midnight as if it were UTC: for arithmetic and for formatting with `timeZone: 'UTC'`. */
export function medianoche(fecha: Fecha): number {
  const [anio = 0, mes = 1, dia = 1] = fecha.split('-').map(Number);
  return Date.UTC(anio, mes - 1, dia);
}

export function masDias(fecha: Fecha, dias: number): Fecha {
  return enZona(medianoche(fecha) + dias * DIA_MS, 'UTC').fecha;
}

/** 1 Monday … 7 Sunday. */
export function diaIso(fecha: Fecha): number {
  return new Date(medianoche(fecha)).getUTCDay() || 7;
}

/** The day on which the week of that day begins, where a week begins on `primerDia`: 1 Monday … 7 Sunday. */
export function inicioDeSemana(fecha: Fecha, primerDia: number): Fecha {
  return masDias(fecha, -((diaIso(fecha) - primerDia + 7) % 7));
}

/** The negocio's day and wall-clock time, to the minute, at an instant. */
export function enZona(instanteMs: number, zonaHoraria: string): { fecha: Fecha; hora: Hora } {
  const partes = Object.fromEntries(
    formato(zonaHoraria)
      .formatToParts(instanteMs)
      .map(({ type, value }) => [type, value]),
  );
  return {
    fecha: `${partes['year']}-${partes['month']}-${partes['day']}`,
    hora: `${partes['hour']}:${partes['minute']}`,
  };
}

const formatos = new Map<string, Intl.DateTimeFormat>();

function formato(timeZone: string): Intl.DateTimeFormat {
  const conocido = formatos.get(timeZone);
  if (conocido) return conocido;
  const nuevo = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  formatos.set(timeZone, nuevo);
  return nuevo;
}
