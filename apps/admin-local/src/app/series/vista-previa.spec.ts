import type { Choque, CitaDeSerie } from '@citas/protocol';
import { excepcionesDe, filasDe, sinResolver, type Decisiones } from './vista-previa.ts';

const cita = (fechaDeLaRegla: string, choque: Choque | null = null): CitaDeSerie => ({
  fechaDeLaRegla,
  fecha: fechaDeLaRegla,
  horaInicio: '10:00',
  horaFin: '10:30',
  profesionalId: null,
  choque,
  alternativas: [],
});
const hueco = {
  fecha: '2026-12-10',
  horaInicio: '12:00',
  horaFin: '12:30',
  profesionalId: null,
  profesional: null,
};
const decisiones: Decisiones = new Map<string, 'omitida' | typeof hueco>([
  ['2026-12-02', 'omitida'],
  ['2026-12-09', hueco],
]);

test('only what cannot be booked and was not left out waits for a decision', () => {
  const citas = [
    cita('2026-11-25', { tipo: 'fuera_de_horario' }),
    cita('2026-12-02', { tipo: 'hora_inexistente' }),
    cita('2026-12-09', { tipo: 'ocupada', conflictos: [] }),
    cita('2026-12-16', { tipo: 'bloqueada', bloqueos: [] }),
    cita('2026-12-23'),
  ];
  const esperan = sinResolver(filasDe(citas, decisiones)).map((fila) => fila.cita.fechaDeLaRegla);
  expect(esperan).toEqual(['2026-12-09', '2026-12-16']);
});

test('what is kept leaves days out and moves others; what is previewed shows those left out too', () => {
  const movida = {
    fecha: '2026-12-09',
    a: { fecha: '2026-12-10', horaInicio: '12:00', profesionalId: null },
  };
  expect(excepcionesDe(decisiones, { conOmitidas: true })).toEqual([
    { fecha: '2026-12-02', omitir: true },
    movida,
  ]);
  expect(excepcionesDe(decisiones, { conOmitidas: false })).toEqual([movida]);
});
