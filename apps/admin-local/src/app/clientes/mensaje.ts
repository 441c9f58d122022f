import { plantillaHabitual, rellenarPlantilla } from '@citas/domain';
import type { Cita, Negocio } from '@citas/protocol';
import { medianoche } from '../tiempo/fecha.ts';

export type CitaAvisada = Pick<Cita, 'cliente' | 'servicio' | 'profesional' | 'fecha' | 'horaInicio'>;

/** What the negocio writes to a client about a cita, in the negocio's language whatever the page speaks. */
export function mensajeDe(
  cita: CitaAvisada,
  negocio: Pick<Negocio, 'nombre' | 'locale' | 'palabra' | 'mensaje'>,
): string {
  const { locale, palabra, nombre, mensaje } = negocio;
  const fecha = new Intl.DateTimeFormat(locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  }).format(medianoche(cita.fecha));
  return rellenarPlantilla(mensaje ?? plantillaHabitual(locale, palabra), {
    cliente: cita.cliente,
    // In a sentence Spanish has no comma there: «el martes 24 de noviembre».
    fecha: locale.startsWith('es') ? fecha.replace(',', '') : fecha,
    hora: cita.horaInicio,
    servicio: cita.servicio,
    profesional: cita.profesional ?? (locale.startsWith('en') ? 'our team' : 'nuestro equipo'),
    negocio: nombre,
  });
}

/** Opens WhatsApp for that phone, which is in E.164; with that text, when there is one. */
export function enlaceDeWhatsapp(telefono: string, texto = ''): string {
  const chat = `https://wa.me/${telefono.replace(/\D/g, '')}`;
  return texto ? `${chat}?text=${encodeURIComponent(texto)}` : chat;
}
