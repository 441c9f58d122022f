import { exportarCitasSchema, importacionSchema, importarCitasSchema } from '../csv.ts';
import { ADMINS, ESCRITORES, type Operation } from '../operation.ts';

const tag = 'Citas';

export const csvOperations = {
  exportarCitas: {
    method: 'get',
    path: '/citas.csv',
    tag,
    summary: 'Descargar citas en CSV',
    description:
      'Con las columnas de la importación y los mismos filtros que la lista, en UTF-8 con BOM, como lo abre una hoja de cálculo. Cliente, servicio y profesional van con el nombre que tienen hoy, para que la importación los encuentre; quien ya no está, con el que tenía al reservar. Un valor que empezaría una fórmula (`=`, `+`, `-`, `@`…) lleva delante un apóstrofo, que la importación quita. Una descarga a la vez por persona.',
    roles: ESCRITORES,
    query: exportarCitasSchema,
    answers: [
      {
        status: 200,
        description: 'El archivo, que llega a medida que se lee.',
        mediaType: 'text/csv',
        headers: { 'Content-Disposition': 'El nombre del archivo.' },
      },
    ],
  },
  importarCitas: {
    method: 'post',
    path: '/citas/importar',
    tag,
    summary: 'Añadir citas desde un CSV, todas o ninguna',
    description: `Columnas, en cualquier orden: \`cliente\`, \`servicio\`, \`fecha\` (2026-11-25 o 25/11/2026) y \`hora_inicio\`; si se quiere, \`telefono\`, \`email\`, \`profesional\`, \`hora_fin\`, \`estado\`, \`motivo\`, \`notas\` y \`llegada\` (la hora a la que llegó el cliente; de una cancelada o de quien no asistió no se guarda). Clientes y servicios se toman por su nombre o se crean; un profesional tiene que existir. Un teléfono se lee como en \`crearCliente\`: sin \`+\`, como se marca en el país del negocio. Los bloqueos y el horario no cuentan: sirve para traer la historia.

Con una sola fila mala no se guarda nada, y \`importacion-no-valida\` nombra cada una (las primeras 1.000 en \`errores\`; cuántas son, en \`totalErrores\`). Hasta 64 MiB y 200.000 filas, en UTF-8 o Windows-1252.

Con \`Accept: application/x-ndjson\` la respuesta son líneas de JSON: \`{"tipo":"progreso","leidas":n}\` según se lee, \`{"tipo":"error","linea","columna","code","detail"}\` por cada fallo y, la última, \`{"tipo":"resultado",…}\` con \`totalErrores\`, o \`{"tipo":"problema",…}\` si no se pudo terminar; sin la cabecera \`Idempotent-Replayed\`, porque empieza antes de saberse.`,
    roles: ADMINS,
    bodyType: 'text/csv',
    query: importarCitasSchema,
    idempotencyKey: true,
    answers: [
      {
        status: 200,
        description: 'Lo que se ha añadido, o lo que se añadiría.',
        schema: importacionSchema,
        example: { filas: 1250, creadas: 1250, clientesNuevos: 310, serviciosNuevos: 2, simulacion: false },
        mediaType: 'application/x-ndjson',
      },
    ],
    problems: ['importacion-no-valida', 'cita-solapada'],
  },
} as const satisfies Record<string, Operation>;
