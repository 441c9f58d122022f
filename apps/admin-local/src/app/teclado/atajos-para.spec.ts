import { atajosPara } from './atajos-para.ts';

const ids = (rol: Parameters<typeof atajosPara>[0]) =>
  atajosPara(rol).flatMap(({ atajos }) => atajos.map(({ id }) => id));

test.each([
  [
    'admin',
    ['g p', 'g a', 'g c', 'g j', 'n', '/', 'ctrl+k', '?', 'z', 't', 'ArrowLeft', 'ArrowRight', '.', 'k'],
  ],
  ['recepcion', ['g a', 'g c', 'n', '/', 'ctrl+k', '?', 'z', 't', 'ArrowLeft', 'ArrowRight']],
  ['profesional', ['g a', '?', 'z', 't', 'ArrowLeft', 'ArrowRight']],
] as const)('%s is offered the shortcuts of what they may do', (rol, esperados) => {
  expect(ids(rol)).toEqual(esperados);
});
