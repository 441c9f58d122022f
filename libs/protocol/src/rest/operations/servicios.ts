import { listaDeServiciosSchema } from '../negocio.ts';
import { LECTORES, type Operation } from '../operation.ts';
import { servicio } from './examples.ts';

export const serviciosOperations = {
  listarServicios: {
    method: 'get',
    path: '/servicios',
    tag: 'Negocio',
    summary: 'Los servicios que se ofrecen',
    roles: LECTORES,
    answers: [
      {
        status: 200,
        description: 'Por nombre.',
        schema: listaDeServiciosSchema,
        example: { datos: [servicio], siguiente: null },
      },
    ],
  },
} as const satisfies Record<string, Operation>;
