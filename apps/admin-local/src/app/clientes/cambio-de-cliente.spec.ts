import type { Cliente } from '@citas/protocol';
import { cambioDe, datosDe, diferenciasDe } from './cambio-de-cliente.ts';

const ana: Cliente = {
  id: '0193a000-0000-7000-8000-0000000000c1',
  nombre: 'Ana Pérez',
  telefono: '+525512345678',
  email: null,
  notas: 'Alergia al tinte',
  version: 3,
};
const escrito = datosDe(ana);

test.each([
  ['nothing, when nothing was written', {}, {}],
  ['what is new', { email: ' ana@a.mx ' }, { email: 'ana@a.mx' }],
  ['what was emptied', { notas: ' ' }, { notas: null }],
  ['a name that was emptied, for the API to refuse', { nombre: '' }, { nombre: '' }],
])('a change holds %s', (_que, cambios, esperado) => {
  expect(cambioDe(escrito, { ...escrito, ...cambios })).toEqual(esperado);
});

test('what somebody else changed is told field by field', () => {
  expect(diferenciasDe(ana, { ...ana, notas: null, telefono: '+34600111222', version: 4 })).toEqual([
    { campo: 'telefono', antes: '+525512345678', ahora: '+34600111222' },
    { campo: 'notas', antes: 'Alergia al tinte', ahora: '' },
  ]);
});
