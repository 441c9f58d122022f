import { tocaRecargar, type MomentoDeRecarga } from './recarga-nocturna.ts';

const DE_NOCHE: MomentoDeRecarga = { hora: '04:00', edadMs: 20 * 60 * 60_000, enVivo: true, visible: true };

test('at four in the morning the page loads itself anew', () => {
  expect(tocaRecargar(DE_NOCHE)).toBe(true);
});

test('having been without connection at four, it still does within the hour', () => {
  expect(tocaRecargar({ ...DE_NOCHE, hora: '04:59' })).toBe(true);
});

test.each<[string, Partial<MomentoDeRecarga>]>([
  ['during the day', { hora: '05:00' }],
  ['right after it has', { edadMs: 60_000 }],
  ['without a connection: what it shows is all there is', { enVivo: false }],
  ['while nobody can see it', { visible: false }],
])('never %s', (_cuando, cambio) => {
  expect(tocaRecargar({ ...DE_NOCHE, ...cambio })).toBe(false);
});
