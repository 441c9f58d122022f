import { welcomeText } from './welcome.ts';

const settings = { webPort: 4200, logDir: '.data/logs' };

test('with the demo data it says who can log in', () => {
  const text = welcomeText(settings, { hasDemoData: true, hasNegocio: true });
  expect(text).toContain('admin@aurora.demo');
  expect(text).not.toContain('npm run alta');
});

test('without a single negocio it says how to make one, and nobody who could log in', () => {
  const text = welcomeText(settings, { hasDemoData: false, hasNegocio: false });
  expect(text).toMatch(/CLAVE=… npm run alta -- --negocio \S+ --nombre \S+ --zona \S+ --email \S+\n/);
  expect(text).not.toContain('demo1234');
});

test('with negocios of one’s own it only says where', () => {
  const text = welcomeText(settings, { hasDemoData: false, hasNegocio: true });
  expect(text).not.toMatch(/demo1234|npm run alta/);
});
