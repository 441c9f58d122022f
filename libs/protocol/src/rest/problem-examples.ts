import { BLOQUEO_ID, cita, CITA_ID, PROFESIONAL_ID } from './operations/examples.ts';
import type { ProblemKey } from './problem.ts';

const alternativas = [
  {
    fecha: '2026-11-25',
    horaInicio: '10:45',
    horaFin: '11:30',
    profesionalId: PROFESIONAL_ID,
    profesional: 'Luis',
  },
];

/** What a problem has besides what all have. */
export const PROBLEM_EXTRAS: Partial<Record<ProblemKey, Readonly<Record<string, unknown>>>> = {
  'datos-no-validos': {
    errors: [{ pointer: '#/fecha', code: 'formato', detail: 'Debe ser una fecha como 2026-11-25' }],
  },
  'hora-inexistente': {
    errors: [
      {
        pointer: '#/horaInicio',
        code: 'hora_inexistente',
        detail: 'El 2027-03-28 el reloj se adelanta y salta las 02:30',
      },
    ],
  },
  'cita-solapada': {
    conflictos: [
      {
        id: CITA_ID,
        horaInicio: '10:00',
        horaFin: '10:45',
        profesional: 'Luis',
        servicio: 'Corte',
        cliente: 'Ana P.',
      },
    ],
    alternativas,
  },
  'tiempo-bloqueado': {
    bloqueos: [
      {
        id: BLOQUEO_ID,
        desde: '2026-11-25',
        hasta: '2026-11-25',
        horaInicio: '14:00',
        horaFin: '15:00',
        motivo: 'Comida',
      },
    ],
    alternativas,
  },
  'serie-con-choques': {
    citas: [
      {
        fechaDeLaRegla: '2026-11-25',
        fecha: '2026-11-25',
        horaInicio: '10:00',
        horaFin: '10:45',
        profesionalId: PROFESIONAL_ID,
        choque: {
          tipo: 'ocupada',
          conflictos: [
            {
              id: CITA_ID,
              horaInicio: '10:00',
              horaFin: '10:45',
              profesional: 'Luis',
              servicio: 'Corte',
              cliente: 'Ana P.',
            },
          ],
        },
        alternativas,
      },
    ],
  },
  'transicion-no-permitida': { permitidas: ['confirmada', 'pendiente'] },
  'cita-cerrada': { estado: 'completada' },
  'llegada-no-permitida': { estado: 'confirmada', fecha: '2026-11-26', hoy: '2026-11-25' },
  'version-antigua': { actual: cita },
  'importacion-no-valida': {
    filas: 2,
    errores: [{ linea: 3, columna: 'fecha', code: 'formato', detail: 'Debe ser una fecha como 2026-11-25' }],
    totalErrores: 1,
  },
};
