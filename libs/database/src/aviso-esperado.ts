import {
  conPalabra,
  NOTIFICACIONES,
  rellenar,
  type ClaseDeNotificacion,
  type Plantilla,
  type TipoDeNotificacion,
} from '@citas/domain';

/* What the triggers should have told, by the table of libs/domain. */

const una = { cliente: 'Lola', servicio: 'Corte', profesional: 'Luis' };
const tabla = (clase: ClaseDeNotificacion): TipoDeNotificacion => NOTIFICACIONES[clase];
/** As the triggers write it. */
export const dicho = ({ es }: Plantilla, valores: Record<string, string | number> = {}) =>
  rellenar(conPalabra(es, 'cita'), valores);
export const suelta = (
  clase: ClaseDeNotificacion,
  valores: Record<string, string | number>,
  citaId: string | null,
) => ({
  nivel: tabla(clase).nivel,
  titulo: dicho(tabla(clase).titulo),
  message: dicho(tabla(clase).texto, { ...una, ...valores }),
  citaId,
});
export const agrupada = (clase: ClaseDeNotificacion, cuantas: number) => ({
  nivel: tabla(clase).nivel,
  titulo: dicho(tabla(clase).agrupada!.titulo),
  message: dicho(tabla(clase).agrupada!.texto, { cuantas }),
  citaId: null,
});
/** What somebody reads of many: so many that are theirs, so many that were. */
export const parte = (clase: ClaseDeNotificacion, cuantas: number, cedidas = 0) => {
  const { titulo, propias, ...textos } = tabla(clase).agrupada!;
  const texto = cedidas === 0 ? propias : cuantas === 0 ? textos.cedidas! : textos.ambas!;
  return { titulo: dicho(titulo), message: dicho(texto, { cuantas, cedidas }) };
};
