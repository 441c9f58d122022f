/** `2026-11-25`, a day in the negocio's own calendar. */
export type Fecha = string;
/** `09:30`, a wall-clock time in the negocio's zone. */
export type Hora = string;

/** The negocio's day at an instant: "hoy" is its own, never the server's. */
export function fechaLocal(instanteMs: number, zonaHoraria: string): Fecha {
  return Temporal.Instant.fromEpochMilliseconds(instanteMs)
    .toZonedDateTimeISO(zonaHoraria)
    .toPlainDate()
    .toString();
}

/** The negocio's wall-clock time at an instant, to the minute. */
export function horaLocal(instanteMs: number, zonaHoraria: string): Hora {
  return Temporal.Instant.fromEpochMilliseconds(instanteMs)
    .toZonedDateTimeISO(zonaHoraria)
    .toPlainTime()
    .toString({ smallestUnit: 'minute' });
}

/** Where a cita has to be over: it does not run into the next day. */
export const FIN_DEL_DIA = '24:00';

/** Whether a wall-clock time happens on that day; clocks put forward skip some in spring, and a day always ends. */
export function existeHora(fecha: Fecha, hora: Hora, zonaHoraria: string): boolean {
  if (hora === FIN_DEL_DIA) return true;
  const local = Temporal.PlainDateTime.from(`${fecha}T${hora}`);
  return local.toZonedDateTime(zonaHoraria).toPlainDateTime().equals(local);
}

/** RFC 3339 with offset. A time that happens twice (autumn) means the first; one that is skipped, the moment after. */
export function conDesfase(fecha: Fecha, hora: Hora, zonaHoraria: string): string {
  return Temporal.PlainDateTime.from(`${fecha}T00:00`)
    .add({ minutes: minutosDeHora(hora) })
    .toZonedDateTime(zonaHoraria, { disambiguation: 'compatible' })
    .toString({ timeZoneName: 'never', smallestUnit: 'second' });
}

/** Minutes since midnight; `24:00` is 1440. */
export function minutosDeHora(hora: Hora): number {
  return Number(hora.slice(0, 2)) * 60 + Number(hora.slice(3, 5));
}

/** The inverse of `minutosDeHora`. */
export function horaDeMinutos(minutos: number): Hora {
  const dos = (n: number) => String(n).padStart(2, '0');
  return `${dos(Math.floor(minutos / 60))}:${dos(minutos % 60)}`;
}

export function sumarDias(fecha: Fecha, dias: number): Fecha {
  return Temporal.PlainDate.from(fecha).add({ days: dias }).toString();
}

/** 1 is Monday, 7 Sunday (ISO 8601). */
export function diaDeLaSemana(fecha: Fecha): number {
  return Temporal.PlainDate.from(fecha).dayOfWeek;
}

/** Whether it is the name of a zone of the IANA database, in its own spelling; an offset such as `-06:00` is none. */
export function esZonaHoraria(nombre: string): boolean {
  if (!/^[A-Z]/.test(nombre)) return false;
  try {
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(nombre).timeZoneId === nombre;
  } catch {
    return false; // RangeError: no zone of that name
  }
}
