import type { ListaDeNotificaciones, Notification } from '@citas/protocol';
import {
  bandejaDe,
  bandejaReleida,
  conAnteriores,
  conNotificacion,
  leidaHasta,
  POR_PAGINA,
} from './bandeja.ts';

const data = {
  id: 'n',
  nivel: 'info',
  titulo: 'Nueva cita',
  message: 'Ana P.',
  citaId: null,
  causa: null,
  timestamp: '2026-11-24T17:00:00.000Z',
} as const;
const guardada = (seq: number, leida = false) => ({ ...data, seq, leida });
const llegada = (seq: number): Notification => ({
  type: 'notification',
  channel: 'notificaciones:negocio_123',
  seq,
  data,
});
const lista = (...datos: ListaDeNotificaciones['datos']): ListaDeNotificaciones => ({
  datos,
  noLeidas: datos.filter(({ leida }) => !leida).length,
  leidoHasta: Math.max(0, ...datos.filter(({ leida }) => leida).map(({ seq }) => seq)),
  posicion: { epoch: 'e', seq: datos[0]?.seq ?? 0 },
});

test('a notification that comes is the first of the tray, and unread', () => {
  const bandeja = conNotificacion(bandejaDe(lista(guardada(4, true))), llegada(5));
  expect(bandeja.datos.map(({ seq }) => seq)).toEqual([5, 4]);
  expect(bandeja.noLeidas).toBe(1);
});

test('one that is in the tray already changes nothing', () => {
  const bandeja = bandejaDe(lista(guardada(5)));
  expect(conNotificacion(bandeja, llegada(5))).toBe(bandeja);
});

test('one that another device has read counts as read', () => {
  const bandeja = leidaHasta(bandejaDe(lista(guardada(5))), 9);
  expect(bandeja.noLeidas).toBe(0);
  expect(conNotificacion(bandeja, llegada(8)).noLeidas).toBe(0);
});

test('reading never goes back', () => {
  const bandeja = leidaHasta(bandejaDe(lista(guardada(5), guardada(4))), 5);
  expect(leidaHasta(bandeja, 4)).toBe(bandeja);
});

test('what came while the others were read stays unread', () => {
  const bandeja = conNotificacion(bandejaDe(lista(guardada(5))), llegada(6));
  expect(leidaHasta(bandeja, 5)).toMatchObject({ noLeidas: 1, leidoHasta: 5 });
});

test('there are earlier ones to see as long as whole pages come', () => {
  const pagina = (desde: number) => Array.from({ length: POR_PAGINA }, (_nada, n) => guardada(desde - n));
  const bandeja = bandejaDe(lista(...pagina(100)));
  expect(bandeja.hayMas).toBe(true);
  const entera = conAnteriores(bandeja, lista(guardada(81), guardada(80)));
  expect(entera.datos).toHaveLength(POR_PAGINA + 1);
  expect(entera.hayMas).toBe(false);
});

test('one that is read again keeps its older ones, read as far as either knew', () => {
  const pagina = (desde: number) => Array.from({ length: POR_PAGINA }, (_nada, n) => guardada(desde - n));
  const antes = leidaHasta(conAnteriores(bandejaDe(lista(...pagina(100))), lista(guardada(80))), 80);
  const leida = bandejaReleida(antes, { ...lista(...pagina(101)), leidoHasta: 81 });
  expect([leida.datos.length, leida.leidoHasta, leida.hayMas]).toEqual([22, 81, false]);
  expect(leida.datos.slice(-3).map((una) => [una.seq, una.leida])).toEqual([
    [82, false],
    [81, true],
    [80, true],
  ]);
  const menos = bandejaReleida(antes, { ...lista(...pagina(101)), noLeidas: 22 });
  expect([menos.leidoHasta, menos.noLeidas]).toEqual([80, 21]);
});

test('one that is read again and is not a whole page is all there is', () => {
  const antes = bandejaDe(lista(guardada(5), guardada(4)));
  expect(bandejaReleida(antes, lista(guardada(5))).datos.map(({ seq }) => seq)).toEqual([5]);
});

test('a tray that would never end forgets the oldest, which can be asked for again', () => {
  let bandeja = bandejaDe(lista());
  for (let seq = 1; seq <= 250; seq += 1) bandeja = conNotificacion(bandeja, llegada(seq));
  expect([bandeja.datos.length, bandeja.datos[0]?.seq, bandeja.hayMas]).toEqual([200, 250, true]);
  expect(bandeja.noLeidas).toBe(250);
});
