import { citaDePrueba } from '../citas/cita-de-prueba.ts';
import { estadosDe, pasa, telefonoEn, type Filtro } from './filtro.ts';

const nada: Filtro = { profesionalId: '', estados: [], q: '', clientes: new Set() };
const cita = citaDePrueba({ cliente: 'José Ñáñez', servicio: 'Corte', estado: 'confirmada' });

test.each<[string, Partial<Filtro>, boolean]>([
  ['nothing asked lets it pass', {}, true],
  ['its professional', { profesionalId: cita.profesionalId ?? '' }, true],
  ['another professional', { profesionalId: 'otro' }, false],
  ['its estado among others', { estados: ['pendiente', 'confirmada'] }, true],
  ['another estado', { estados: ['cancelada'] }, false],
  ['its client without accents', { q: 'jose nane' }, true],
  ['its service in capitals', { q: 'CORTE' }, true],
  ['somebody else', { q: 'ana' }, false],
  ['the phone of its client', { q: '5512', clientes: new Set([cita.clienteId ?? '']) }, true],
  ['all at once', { q: 'jose', estados: ['confirmada'], profesionalId: 'otro' }, false],
])('%s', (_titulo, filtro, esperado) => {
  expect(pasa(cita, { ...nada, ...filtro })).toBe(esperado);
});

test.each([
  ['600 11-22', '6001122'],
  ['+52 (55) 1234', '52551234'],
  ['55', undefined],
  ['ana 600', undefined],
])('a phone number is read in %s', (texto, esperado) => {
  expect(telefonoEn(texto)).toBe(esperado);
});

test('the estados of an address are those that exist, in their order', () => {
  expect(estadosDe('confirmada,pendiente,inventada')).toEqual(['pendiente', 'confirmada']);
  expect(estadosDe(undefined)).toEqual([]);
});
