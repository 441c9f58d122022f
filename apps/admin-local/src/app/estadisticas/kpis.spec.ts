import { parteQueNoAsistio } from './cifras.ts';
import { informeDePrueba, resumenDePrueba } from './informe-de-prueba.ts';
import { kpisDe } from './kpis.ts';

function kpi(clave: string, actual: Parameters<typeof resumenDePrueba>[0], anterior = {}) {
  const informe = informeDePrueba({
    resumen: resumenDePrueba(actual),
    actual: resumenDePrueba(actual),
    anterior: resumenDePrueba(anterior),
  });
  return kpisDe(informe).find((uno) => uno.clave === clave);
}

test('more citas than before is better, more cancelled ones worse', () => {
  expect(kpi('citas', { citas: 30 })?.cambio).toEqual({ ahora: 30, antes: 20, juicio: 'mejor' });
  const porEstado = { pendiente: 0, confirmada: 0, completada: 17, cancelada: 5, no_asistio: 1 };
  expect(kpi('canceladas', { porEstado })?.cambio).toMatchObject({ juicio: 'peor' });
});

test('a rate without enough citas says nothing and is compared with nothing', () => {
  const noAsistencia = { n: 2, tasa: null };
  expect(kpi('noAsistencia', { noAsistencia })).toMatchObject({ valor: null, cambio: null });
});

test('a rate is judged by its figures as they are shown: of two that look the same none is better', () => {
  const juicio = (ahora: number, antes: number) =>
    kpi('noAsistencia', { noAsistencia: { n: 20, tasa: ahora } }, { noAsistencia: { n: 20, tasa: antes } })
      ?.cambio?.juicio;
  expect(juicio(0.103, 0.1)).toBeNull();
  expect(juicio(0.064, 0.0555)).toBeNull();
  expect(juicio(0.0555, 0.0545)).toBe('peor');
});

test('a longer mean is neither better nor worse', () => {
  expect(kpi('duracion', { duracionPromedio: { n: 20, minutos: 60 } })?.cambio?.juicio).toBeNull();
});

test('days without any cita before are no measure', () => {
  expect(kpi('citas', {}, { citas: 0 })?.cambio).toBeNull();
});

test.each([
  [1, 1, null],
  [3, 1, null],
  [4, 1, 0.2],
  [5, 0, 0],
])(
  'of %i who came and %i who did not, the part of these since the first day is %s',
  (vinieron, no, parte) => {
    const cifras = { ...informeDePrueba().estadisticas, citasCompletadas: vinieron, citasNoAsistio: no };
    expect(parteQueNoAsistio({ ...cifras, timestamp: '' })).toBe(parte);
  },
);
