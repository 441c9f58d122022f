import type { Operation } from '../operation.ts';
import {
  informeDeOcupacionSchema,
  informeSchema,
  verEstadisticasSchema,
  verOcupacionSchema,
  type Informe,
  type InformeDeOcupacion,
} from '../estadisticas.ts';
import { posicion, PROFESIONAL_ID } from './examples.ts';

const porEstado = { pendiente: 2, confirmada: 3, completada: 17, cancelada: 2, no_asistio: 1 };

const resumen: Informe['resumen'] = {
  citas: 25,
  porEstado,
  minutos: 1125,
  duracionPromedio: { n: 25, minutos: 45 },
  ocupacion: {
    minutosOcupados: 990,
    minutosDisponibles: 1320,
    tasa: 0.75,
    porProfesional: {
      [PROFESIONAL_ID]: { nombre: 'Luis', minutosOcupados: 990, minutosDisponibles: 1320, tasa: 0.75 },
    },
  },
  noAsistencia: { n: 18, tasa: 1 / 18 },
  cancelacion: { n: 25, tasa: 0.08, tardias: 1 },
  sinCerrar: 1,
};

const informe: Informe = {
  generadoEn: '2026-11-24T17:00:00Z',
  posicion,
  zonaHoraria: 'America/Mexico_City',
  estadisticas: {
    totalCitas: 4210,
    citasHoy: 25,
    citasCompletadas: 3702,
    citasCanceladas: 301,
    citasPendientes: 61,
    citasConfirmadas: 48,
    citasNoAsistio: 98,
    duracionPromedio: 47,
    ultimaCita: '2026-12-19',
  },
  series: {
    porDia: { '2026-11-24': porEstado },
    porHora: { '10': porEstado },
    porServicio: { Corte: porEstado },
    porProfesional: { [PROFESIONAL_ID]: { nombre: 'Luis', ...porEstado } },
  },
  rango: { desde: '2026-11-24', hasta: '2026-11-24' },
  resumen,
  comparacion: {
    desde: '2026-11-17',
    hasta: '2026-11-17',
    hastaHora: '11:00',
    actual: {
      ...resumen,
      citas: 3,
      porEstado: { pendiente: 0, confirmada: 0, completada: 2, cancelada: 1, no_asistio: 0 },
      minutos: 135,
      duracionPromedio: { n: 3, minutos: 45 },
      noAsistencia: { n: 2, tasa: null },
      cancelacion: { n: 3, tasa: null, tardias: 1 },
      sinCerrar: 0,
    },
    anterior: resumen,
  },
};

const ocupacion: InformeDeOcupacion = {
  generadoEn: '2026-11-24T17:00:00Z',
  posicion,
  rango: { desde: '2026-11-24', hasta: '2026-11-24' },
  profesionales: [
    {
      id: PROFESIONAL_ID,
      nombre: 'Luis',
      porDia: { '2026-11-24': { minutosOcupados: 330, minutosDisponibles: 440, tasa: 0.75 } },
    },
  ],
};

export const estadisticasOperations = {
  verEstadisticas: {
    method: 'get',
    path: '/estadisticas',
    tag: 'Estadísticas',
    summary: 'Las cifras del negocio y las de unos días',
    description: [
      'Todo sale de una misma foto de la base de datos, la de `posicion`, y los días y las horas son los del negocio. Nunca hay datos de un cliente.',
      '`estadisticas` son las cifras de siempre, las mismas que llegan en vivo por el canal `estadisticas:<negocio>` (mensaje `stats`); `series` son las del mensaje `series`. Sin `desde` ni `hasta` el rango son los últimos 30 días y `porHora` cuenta solo hoy, como en vivo; con alguno de los dos, `porHora` cuenta todos los días del rango.',
      '`resumen` cuenta las citas que empiezan en el rango (366 días como mucho). **ocupacion**, de los profesionales activos: `minutosOcupados` ÷ `minutosDisponibles`. Ocupados son los de sus citas pendientes, confirmadas y completadas, cada minuto una vez, también fuera de horas o dentro de un bloqueo; disponibles son esos y los que aún se pueden reservar: sus horas (las suyas dentro de las del negocio) sin los bloqueos ni las citas. Nunca pasa de 1, y es `null` si no hay ni horas ni citas. **noAsistencia**: no_asistio ÷ (completada + no_asistio). **cancelacion**: canceladas ÷ todas; `tardias` son las que se cancelaron con menos de 24 h de antelación. **sinCerrar**: ya pasadas y aún pendientes o confirmadas. Una tasa con `n` menor que 5 es `null`: con tan pocas no dice nada.',
      '`comparacion` (con `comparar`): el mismo rango semanas enteras atrás, para que cada día se compare con el mismo día de la semana: con `semanas` las menos que hagan falta para que no se solapen, con `anio` 52. Si el rango incluye hoy, los dos lados acaban en este minuto del reloj del negocio (`hastaHora`).',
      'Una `pantalla`, que cualquiera puede leer, recibe vacío cada `porProfesional`: ni quién es del equipo ni cómo le va.',
    ].join('\n\n'),
    roles: ['admin', 'pantalla'],
    query: verEstadisticasSchema,
    answers: [{ status: 200, description: 'Las cifras.', schema: informeSchema, example: informe }],
  },
  verOcupacion: {
    method: 'get',
    path: '/estadisticas/ocupacion',
    tag: 'Estadísticas',
    summary: 'La ocupación de cada profesional, día a día',
    description:
      'Cuenta lo mismo que `resumen.ocupacion` de `GET /estadisticas`, cada día por separado y entero: también lo que queda del día y lo que está por venir. Sin `desde` ni `hasta`, los últimos 30 días.',
    roles: ['admin'],
    query: verOcupacionSchema,
    answers: [
      {
        status: 200,
        description: 'La ocupación.',
        schema: informeDeOcupacionSchema,
        example: ocupacion,
      },
    ],
  },
} as const satisfies Record<string, Operation>;
