export {
  obtenerEstadisticasAvanzadas,
  readEstadisticas,
  type EstadisticasDeNegocio,
} from './estadisticas-queries.ts';
export { readOcupacionPorDia } from './ocupacion-por-dia.ts';
export { readComparacion, readResumen } from './resumen.ts';
export { readSeries, type SeriesDe } from './series-queries.ts';
