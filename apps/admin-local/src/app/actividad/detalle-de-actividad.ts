import type { Fecha } from '@citas/domain';
import type { Actividad, Cambios } from '@citas/protocol';

type Cita = NonNullable<Actividad['cita']>;

/** How the page says a day, and that nobody is assigned. */
interface ComoSeDice {
  readonly dia: (fecha: Fecha) => string;
  readonly sinProfesional: string;
}

/** «Corte · hoy, 10:00 → 12:30»: which service and when, and what the sentence leaves out: from where it was moved, or why it was cancelled. */
export function detalleDe({ cita, cambios }: Actividad, como: ComoSeDice): string {
  if (!cita) return '';
  const deCambio = cambios ?? {};
  const cancelada = deCambio['estado']?.a === 'cancelada';
  return [
    cita.servicio,
    cuando(cita, deCambio, como),
    ...quien(deCambio, como),
    ...(cancelada && cita.motivo ? [`«${cita.motivo}»`] : []),
  ].join(' · ');
}

function cuando({ fecha, horaInicio }: Cita, cambios: Cambios, { dia }: ComoSeDice): string {
  const ahora = `${dia(fecha)}, ${horaInicio}`;
  // The database writes seconds.
  const hora = texto(cambios['hora_inicio']?.de).slice(0, 5) || horaInicio;
  const otroDia = texto(cambios['fecha']?.de);
  if (otroDia) return `${dia(otroDia)}, ${hora} → ${ahora}`;
  return hora === horaInicio ? ahora : `${dia(fecha)}, ${hora} → ${horaInicio}`;
}

function quien({ profesional }: Cambios, { sinProfesional }: ComoSeDice): string[] {
  if (!profesional) return [];
  const [de, a] = [profesional.de, profesional.a].map((nombre) => texto(nombre) || sinProfesional);
  return [`${de} → ${a}`];
}

function texto(valor: unknown): string {
  return typeof valor === 'string' ? valor : '';
}
