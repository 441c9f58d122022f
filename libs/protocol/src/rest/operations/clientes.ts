import { buscarClientesSchema, listaDeClientesSchema } from '../negocio.ts';
import { ESCRITORES, type Operation } from '../operation.ts';
import { cliente } from './examples.ts';

export const clientesOperations = {
  buscarClientes: {
    method: 'get',
    path: '/clientes',
    tag: 'Clientes',
    summary: 'Buscar clientes por nombre, teléfono o correo',
    roles: ESCRITORES,
    query: buscarClientesSchema,
    answers: [
      {
        status: 200,
        description: 'Primero aquellos cuyo nombre empieza así.',
        schema: listaDeClientesSchema,
        example: { datos: [cliente], siguiente: null },
      },
    ],
  },
} as const satisfies Record<string, Operation>;
