import { SIN_CITAS } from '@citas/domain';
import { informeDePrueba, resumenDePrueba } from '../estadisticas/informe-de-prueba.ts';
import { cifrasDeHoy, masPedidos, suma } from './cifras-de-hoy.ts';

const HOY = '2026-11-24';
const INFORME = informeDePrueba({ actual: resumenDePrueba({ citas: 23 }) });
const DIA = { ...SIN_CITAS, pendiente: 2, confirmada: 3, completada: 4, cancelada: 1, no_asistio: 1 };

test('the numbers of today come from what is live', () => {
  expect(cifrasDeHoy({ [HOY]: DIA }, INFORME, HOY)).toEqual({
    citas: 11,
    completadas: 4,
    porVenir: 5,
    canceladas: 1,
    ocupacion: 0.625,
    comparacion: { diferencia: 3, fecha: '2026-11-17', hasta: '12:00' },
  });
});

test('yesterday says nothing about today: no occupation, no comparison', () => {
  const cifras = cifrasDeHoy({ '2026-11-25': DIA }, INFORME, '2026-11-25');
  expect(cifras).toMatchObject({ citas: 11, ocupacion: null, comparacion: null });
});

test('with too little to tell, the occupation is unknown and not zero', () => {
  const ocupacion = { ...INFORME.resumen.ocupacion, tasa: null };
  const sinTasa = informeDePrueba({ resumen: resumenDePrueba({ ocupacion }) });
  expect(cifrasDeHoy({ [HOY]: DIA }, sinTasa, HOY)?.ocupacion).toBeNull();
});

test('of a day that the series do not hold nothing is known; of one without citas, that it has none', () => {
  expect(cifrasDeHoy({ [HOY]: DIA }, INFORME, '2026-11-25')).toBeUndefined();
  expect(cifrasDeHoy({ [HOY]: SIN_CITAS }, INFORME, HOY)?.citas).toBe(0);
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
