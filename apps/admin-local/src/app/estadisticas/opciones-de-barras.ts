import type { ChartOptions } from 'chart.js';
import type { ColoresDeGrafico } from './colores-de-grafico.ts';

/** Bars that stand on a day or an hour; still, because they change all day. */
export function opcionesDeBarras({ tinta, linea }: ColoresDeGrafico, apiladas: boolean): ChartOptions<'bar'> {
  return {
    maintainAspectRatio: false,
    animation: false,
    interaction: { mode: 'index', intersect: false },
    scales: {
      x: {
        stacked: apiladas,
        grid: { display: false },
        border: { color: linea },
        ticks: { color: tinta, maxRotation: 0, autoSkipPadding: 18 },
      },
      y: {
        stacked: apiladas,
        beginAtZero: true,
        grid: { color: linea },
        border: { display: false },
        ticks: { color: tinta, precision: 0, maxTicksLimit: 6 },
      },
    },
  };
}
