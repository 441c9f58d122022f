import type { CitasPorEstado } from '@citas/domain';
import { informeDePrueba, resumenDePrueba } from './informe-de-prueba.ts';
import { porProfesional, porServicio } from './reparto.ts';

const citas = (cambios: Partial<CitasPorEstado>): CitasPorEstado => ({
  ...{ pendiente: 0, confirmada: 0, completada: 0, cancelada: 0, no_asistio: 0 },
  ...cambios,
});
const deServicios = (porServicio: Record<string, CitasPorEstado>) => {
  const informe = informeDePrueba();
  return { ...informe, series: { ...informe.series, porServicio } };
};

describe('by service', () => {
  test('all of them are told, the most asked for first, each as long as its part of the first', () => {
    const doce = Array.from({ length: 12 }, (_, n): [string, CitasPorEstado] => [
      `Servicio ${String(n + 1)}`,
      citas({ confirmada: n + 1 }),
    ]);
    const partes = porServicio(deServicios(Object.fromEntries(doce)));
    expect(partes.map(({ citas: cuantas }) => cuantas)).toEqual([12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
    expect(partes[0]).toMatchObject({ nombre: 'Servicio 12', ancho: 1 });
    expect(partes[11]).toMatchObject({ nombre: 'Servicio 1', ancho: 1 / 12 });
  });

  test('what was cancelled or missed was asked for too, and what nobody asked for is left out', () => {
    const partes = porServicio(
      deServicios({
        Corte: citas({ completada: 1, cancelada: 1, no_asistio: 1 }),
        Peinado: citas({}),
      }),
    );
    expect(partes.map(({ nombre, citas: cuantas }) => [nombre, cuantas])).toEqual([['Corte', 3]]);
  });
});

test('by professional only what takes their time counts, beside how full that makes their days', () => {
  const ocupacion = {
    ...{ minutosOcupados: 60, minutosDisponibles: 120, tasa: 0.5 },
    porProfesional: { marta: { nombre: 'Marta', minutosOcupados: 60, minutosDisponibles: 120, tasa: 0.5 } },
  };
  const informe = informeDePrueba({ resumen: resumenDePrueba({ ocupacion }) });
  const equipo = {
    marta: { nombre: 'Marta', ...citas({ pendiente: 1, confirmada: 1, completada: 1, cancelada: 4 }) },
    luis: { nombre: 'Luis', ...citas({ cancelada: 2, no_asistio: 1 }) },
    '': { nombre: null, ...citas({ confirmada: 1 }) },
  };
  const partes = porProfesional({ ...informe, series: { ...informe.series, porProfesional: equipo } });
  expect(partes).toEqual([
    { clave: 'marta', nombre: 'Marta', citas: 3, ocupacion: 0.5, ancho: 1 },
    { clave: '', nombre: null, citas: 1, ocupacion: undefined, ancho: 1 / 3 },
  ]);
});
