import {
  ArcElement,
  BarController,
  BarElement,
  CategoryScale,
  DoughnutController,
  LinearScale,
  Tooltip,
} from 'chart.js';

/** Only what the two charts use: the rest of Chart.js stays out of the bundle. */
export const REGISTRABLES = [
  ArcElement,
  BarController,
  BarElement,
  CategoryScale,
  DoughnutController,
  LinearScale,
  Tooltip,
];
