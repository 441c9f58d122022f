import { ESTADOS, ESTADOS_ABIERTOS, ocupaTiempo } from '@citas/domain';
import { filtroDe } from './lista.ts';

const semana = { desde: '2026-11-23', hasta: '2026-11-29' };
const de = (ver: string | undefined) => filtroDe(ver, semana, '2026-11-25');

test.each([
  ['citas', semana],
  ['ocupan', { ...semana, estado: ESTADOS.filter(ocupaTiempo) }],
  ['cancelada', { ...semana, estado: 'cancelada' }],
  ['sinCerrar', { desde: '2026-11-23', hasta: '2026-11-24', estado: ESTADOS_ABIERTOS }],
  ['dia:2026-02-28', { desde: '2026-02-28', hasta: '2026-02-28' }],
  ['profesional:a1', { ...semana, estado: ESTADOS.filter(ocupaTiempo), profesionalId: 'a1' }],
  ['servicio:Corte: largo', { ...semana, servicio: 'Corte: largo' }],
  ['servicio:Tinte', { ...semana, servicio: 'Tinte' }],
])('?ver=%s names a list', (ver, filtro) => {
  expect(de(ver)).toEqual(filtro);
});

test.each([
  undefined,
  '',
  'x',
  'dia',
  'dia:',
  'dia:x',
  'dia:2026-02-31',
  'dia:2026-13-01',
  'dia:2026-11-24T10:00',
  'profesional:',
  'servicio:',
])('?ver=%s names none', (ver) => {
  expect(de(ver)).toBeUndefined();
});
