import { ESCRITORES, LECTORES, type Operation } from '../operation.ts';
import {
  cancelarSerieSchema,
  crearSerieSchema,
  moverSerieSchema,
  serieSchema,
  simulacionDeSerieSchema,
} from '../series.ts';
import { CITA_ID, PROFESIONAL_ID, serie, SERVICIO_ID } from './examples.ts';

const tag = 'Series';
const repeticion = { frecuencia: 'semanal', cada: 2, desde: '2026-11-25', fin: { veces: 10 } };
const pedido = {
  cliente: 'Ana P.',
  servicioId: SERVICIO_ID,
  profesionalId: PROFESIONAL_ID,
  horaInicio: '10:00',
  repeticion,
};
const laSerie = { description: 'La serie con sus citas.', schema: serieSchema, example: serie };

export const seriesOperations = {
  simularSerie: {
    method: 'post',
    path: '/series/simular',
    tag,
    summary: 'Ver cada fecha de una serie antes de crearla',
    description:
      'Qué citas haría `crearSerie` con los mismos datos, y qué choca en cada fecha, con las horas libres más cercanas. No guarda nada. `fuera_de_horario` no impide crearla: eso lo decide quien la apunta.',
    roles: ESCRITORES,
    body: crearSerieSchema,
    bodyExample: pedido,
    sinClave: 'no guarda nada.',
    answers: [
      {
        status: 200,
        description: 'Cada fecha, la más temprana primero.',
        schema: simulacionDeSerieSchema,
        example: {
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
              alternativas: [
                {
                  fecha: '2026-11-25',
                  horaInicio: '10:45',
                  horaFin: '11:30',
                  profesionalId: PROFESIONAL_ID,
                  profesional: 'Luis',
                },
              ],
            },
          ],
        },
      },
    ],
  },
  crearSerie: {
    method: 'post',
    path: '/series',
    tag,
    summary: 'Crear una cita que se repite, todas o ninguna',
    description:
      'Una cita en cada fecha de la regla, hasta 52: cada tantas semanas, o cada tantos meses el mismo día (`mensual_fecha`; el 31 de un mes más corto es su último día) o el mismo día de la semana (`mensual_dia`; un quinto martes es el último). `excepciones` omite o cambia una fecha. Las horas son las del reloj del negocio. Si una sola no se puede reservar no se guarda ninguna, y `serie-con-choques` dice cuáles y por qué.',
    roles: ESCRITORES,
    body: crearSerieSchema,
    bodyExample: { ...pedido, excepciones: [{ fecha: '2026-12-23', omitir: true }] },
    idempotencyKey: true,
    answers: [
      {
        ...laSerie,
        status: 201,
        headers: { Location: 'La dirección de la serie.' },
      },
    ],
    problems: ['serie-con-choques'],
  },
  verSerie: {
    method: 'get',
    path: '/series/{id}',
    tag,
    summary: 'Ver una serie y sus citas',
    description: 'Las más tempranas primero, también las canceladas. Un profesional ve solo las suyas.',
    roles: LECTORES,
    answers: [{ ...laSerie, status: 200 }],
  },
  cancelarSerie: {
    method: 'post',
    path: '/series/{id}/cancelar',
    tag,
    summary: 'Cancelar las citas de una serie que aún no han empezado',
    description:
      'Todas, o las de un día en adelante. Las que ya empezaron, la de un cliente que ya llegó, las completadas y las canceladas quedan como están.',
    roles: ESCRITORES,
    body: cancelarSerieSchema,
    bodyExample: { desde: '2026-12-09', motivo: 'Se muda de ciudad' },
    idempotencyKey: true,
    answers: [{ ...laSerie, status: 200 }],
  },
  moverSerie: {
    method: 'post',
    path: '/series/{id}/mover',
    tag,
    summary: 'Mover de hora o de profesional las citas de una serie que aún no han empezado',
    description:
      'Las de ese día en adelante, cada una en su día y con lo que dura. Las que ya empezaron, la de un cliente que ya llegó, las completadas y las canceladas quedan como están. Si una sola no se puede mover no se mueve ninguna, y `serie-con-choques` dice cuáles y por qué.',
    roles: ESCRITORES,
    body: moverSerieSchema,
    bodyExample: { desde: '2026-12-09', horaInicio: '11:30', profesionalId: PROFESIONAL_ID },
    idempotencyKey: true,
    answers: [{ ...laSerie, status: 200 }],
    problems: ['serie-con-choques'],
  },
} as const satisfies Record<string, Operation>;
