import { estaAbierta, minutosDeHora, puedeApuntarLlegada, type Hora, type Rol } from '@citas/domain';
import type { Cita } from '@citas/protocol';
import { enZona } from '../tiempo/fecha.ts';
import { esProvisional } from './citas-de-dias.ts';
import type { Momento } from './tiempo-de-cita.ts';

/** Since when the client is there, in the negocio's clock; undefined when nobody said so. An older API leaves it out. */
export function horaDeLlegada(
  { llegadaEn }: Partial<Pick<Cita, 'llegadaEn'>>,
  zona: string,
): Hora | undefined {
  return llegadaEn ? enZona(Date.parse(llegadaEn), zona).hora : undefined;
}

/** What may be done about it now; undefined when nothing may. */
export function accionDeLlegada(cita: Cita, rol: Rol, { fecha }: Momento): 'apuntar' | 'quitar' | undefined {
  if (esProvisional(cita) || !puedeApuntarLlegada(cita, rol, fecha)) return undefined;
  return cita.llegadaEn ? 'quitar' : 'apuntar';
}

/** Somebody is there for it who is not done yet. */
export function estaAlli({ estado, llegadaEn }: Cita): boolean {
  return Boolean(llegadaEn) && estaAbierta(estado);
}

/** Whoever is there waits until the cita begins: from then on nobody says whether they are being attended. */
export function estaEsperando(cita: Cita, { fecha, hora }: Momento): boolean {
  return estaAlli(cita) && cita.fecha === fecha && hora < cita.horaInicio;
}

/** Whole minutes; undefined for who does not wait, or has only just come. */
export function minutosDeEspera(cita: Cita, momento: Momento, zona: string): number | undefined {
  const desde = horaDeLlegada(cita, zona);
  if (!desde || !estaEsperando(cita, momento)) return undefined;
  const minutos = minutosDeHora(momento.hora) - minutosDeHora(desde);
  return minutos > 0 ? minutos : undefined;
}
