export {
  obtenerEstadisticasAvanzadas,
  readEstadisticas,
  type EstadisticasDeNegocio,
} from './estadisticas-queries.ts';
export { readOcupacionPorDia } from './ocupacion-por-dia.ts';
export { readComparacion, readResumen } from './resumen.ts';
export { readSeries } from './series-queries.ts';
