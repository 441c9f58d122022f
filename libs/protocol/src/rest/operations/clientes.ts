import {
  buscarClientesSchema,
  cambiarClienteSchema,
  clienteConVisitasSchema,
  clienteSchema,
  crearClienteSchema,
  listaDeClientesSchema,
} from '../clientes.ts';
import { ESCRITORES, type Operation } from '../operation.ts';
import { cliente, clienteConVisitas } from './examples.ts';
import { borrado, conVersion, creado } from './respuestas.ts';

const tag = 'Clientes';
const contenido = { description: 'El cliente.', schema: clienteSchema, example: cliente };

export const clientesOperations = {
  buscarClientes: {
    method: 'get',
    path: '/clientes',
    tag,
    summary: 'Buscar clientes por nombre, teléfono o correo',
    description:
      'Sin acentos ni mayúsculas; un teléfono, por sus cifras seguidas, con o sin espacios. Cada uno viene con lo que dicen sus citas.',
    roles: ESCRITORES,
    query: buscarClientesSchema,
    answers: [
      {
        status: 200,
        description: 'Primero aquellos cuyo nombre empieza así.',
        schema: listaDeClientesSchema,
        example: { datos: [clienteConVisitas], siguiente: null },
        headers: { Link: '`rel="next"`: la página siguiente, si la hay.' },
      },
    ],
  },
  verCliente: {
    method: 'get',
    path: '/clientes/{id}',
    tag,
    summary: 'Ver a un cliente y cuánto viene',
    description:
      '`visitas` son las citas completadas; `proximaCita`, la primera abierta que aún no ha empezado.',
    roles: ESCRITORES,
    answers: [
      conVersion({
        description: 'El cliente.',
        schema: clienteConVisitasSchema,
        example: clienteConVisitas,
      }),
    ],
  },
  crearCliente: {
    method: 'post',
    path: '/clientes',
    tag,
    summary: 'Añadir a un cliente',
    description:
      'Puede haber varios con el mismo nombre. El teléfono se guarda en E.164: sin `+` se lee como se marca en el país del negocio.',
    roles: ESCRITORES,
    body: crearClienteSchema,
    bodyExample: { nombre: 'Ana P.', telefono: '+525512345678' },
    idempotencyKey: true,
    answers: [creado(contenido)],
  },
  cambiarCliente: {
    method: 'patch',
    path: '/clientes/{id}',
    tag,
    summary: 'Cambiar los datos de un cliente',
    description: 'Lo que no se nombra queda como está. Sus citas conservan el nombre con que se apuntaron.',
    roles: ESCRITORES,
    body: cambiarClienteSchema,
    bodyExample: { notas: 'Prefiere las mañanas' },
    ifMatch: true,
    answers: [conVersion(contenido)],
  },
  borrarCliente: {
    method: 'delete',
    path: '/clientes/{id}',
    tag,
    summary: 'Borrar a un cliente',
    description: 'Sus citas conservan el nombre con que se apuntaron.',
    roles: ESCRITORES,
    ifMatch: true,
    answers: [borrado],
  },
} as const satisfies Record<string, Operation>;
