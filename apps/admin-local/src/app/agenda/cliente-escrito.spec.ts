import { clienteDeOrden, conocidoComo } from './cliente-escrito.ts';

const ana = {
  id: '0193a000-0000-7000-8000-0000000000c1',
  nombre: 'Ana Pérez',
  telefono: null,
  email: null,
  notas: null,
  version: 1,
  visitas: 6,
  noAsistencias: 1,
  ultimaVisita: null,
  proximaCita: null,
};

test.each([
  ['one who was chosen, by id', conocidoComo(ana), { clienteId: ana.id }],
  ['a name, as it is written', { texto: ' Zoe ' }, { cliente: 'Zoe' }],
  ['one who is new without a phone, by name', { texto: 'Zoe', telefono: ' ' }, { cliente: 'Zoe' }],
  [
    'one who is new with a phone, with both',
    { texto: 'Zoe', telefono: '55 1234 5678' },
    { cliente: { nombre: 'Zoe', telefono: '55 1234 5678' } },
  ],
])('a cita is asked for %s', (_que, escrito, pedido) => {
  expect(clienteDeOrden(escrito)).toEqual(pedido);
});
