import { SIN_CITAS, type CitasPorEstado } from '@citas/domain';
import { informeDePrueba, resumenDePrueba } from '../estadisticas/informe-de-prueba.ts';
import { cifrasDeHoy, masPedidos, suma } from './cifras-de-hoy.ts';

const HOY = '2026-11-24';
const INFORME = informeDePrueba({ actual: resumenDePrueba({ citas: 23 }) });
const DIA = { ...SIN_CITAS, pendiente: 2, confirmada: 3, completada: 4, cancelada: 1, no_asistio: 1 };
const POR_HORA = {
  '09': { ...SIN_CITAS, pendiente: 2, completada: 4 },
  '12': { ...SIN_CITAS, confirmada: 3 },
};
const de = (dia: CitasPorEstado, fecha = HOY) => ({ porDia: { [fecha]: dia }, porHora: POR_HORA });
const a = (hora: string, fecha = HOY) => ({ fecha, hora });

test('the numbers of today come from what is live', () => {
  expect(cifrasDeHoy(de(DIA), INFORME, a('09:20'))).toEqual({
    citas: 11,
    completadas: 4,
    porVenir: 5,
    canceladas: 1,
    ocupacion: 0.625,
    comparacion: { diferencia: 3, fecha: '2026-11-17', hasta: '12:00' },
  });
});

test.each([
  ['08:59', 5],
  ['09:59', 5],
  ['10:00', 3],
  ['12:59', 3],
  ['13:00', 0],
])('at %s %i are to come: those of the hours that are over are not', (hora, porVenir) => {
  expect(cifrasDeHoy(de(DIA), INFORME, a(hora))).toMatchObject({ citas: 11, porVenir });
});

test('yesterday says nothing about today: no occupation, no comparison', () => {
  const cifras = cifrasDeHoy(de(DIA, '2026-11-25'), INFORME, a('09:20', '2026-11-25'));
  expect(cifras).toMatchObject({ citas: 11, ocupacion: null, comparacion: null });
});

test('with too little to tell, the occupation is unknown and not zero', () => {
  const ocupacion = { ...INFORME.resumen.ocupacion, tasa: null };
  const sinTasa = informeDePrueba({ resumen: resumenDePrueba({ ocupacion }) });
  expect(cifrasDeHoy(de(DIA), sinTasa, a('09:20'))?.ocupacion).toBeNull();
});

test('of a day that the series do not hold nothing is known; of one without citas, that it has none', () => {
  expect(cifrasDeHoy(de(DIA), INFORME, a('09:20', '2026-11-25'))).toBeUndefined();
  expect(cifrasDeHoy(de(SIN_CITAS), INFORME, a('09:20'))?.citas).toBe(0);
});

test('the most wanted services come first, equals by name, and none without citas', () => {
  const servicios = {
    Peinado: { ...SIN_CITAS, confirmada: 2 },
    Corte: { ...SIN_CITAS, completada: 3, cancelada: 1 },
    Color: { ...SIN_CITAS, completada: 2 },
    Tinte: SIN_CITAS,
  };
  expect(masPedidos(servicios, 4)).toEqual([
    { nombre: 'Corte', citas: 4, parte: 1 },
    { nombre: 'Color', citas: 2, parte: 0.5 },
    { nombre: 'Peinado', citas: 2, parte: 0.5 },
  ]);
  expect(masPedidos(servicios, 1)).toHaveLength(1);
});

test('the days are added up by estado', () => {
  expect(suma([DIA, DIA])).toEqual({
    pendiente: 4,
    confirmada: 6,
    completada: 8,
    cancelada: 2,
    no_asistio: 2,
  });
});
