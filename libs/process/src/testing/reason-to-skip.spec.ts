import { canInstall, maySkip, reasonToSkip } from './reason-to-skip.ts';
import { findProgram, requireProgram } from './test-programs.ts';

const somebody = { ci: undefined, uid: 1000, hasApt: true };

test.each([
  ['somebody who is not root on Debian', somebody, true, false],
  ['root elsewhere', { ...somebody, uid: 0, hasApt: false }, true, false],
  ['a system without users', { ...somebody, uid: undefined, hasApt: false }, true, false],
  ['root on Debian', { ...somebody, uid: 0 }, false, true],
  ['continuous integration', { ...somebody, ci: 'true' }, false, false],
  ['continuous integration as root elsewhere', { ci: '1', uid: 0, hasApt: false }, false, false],
])('%s', (_title, machine, isAllowed, installs) => {
  expect([maySkip(machine), canInstall(machine)]).toEqual([isAllowed, installs]);
});

describe('a path that is given', () => {
  const before = { ...process.env };
  const { getuid } = process;
  beforeEach(() => {
    process.env['CADDY_PATH'] = '/nowhere';
    process.env['PGBOUNCER_PATH'] = process.execPath;
  });
  afterEach(() => {
    process.env = { ...before };
    process.getuid = getuid!;
  });

  test('is where the program is, and nowhere else', () => {
    expect(findProgram('pgbouncer')).toBe(process.execPath);
    expect(findProgram('caddy')).toBeUndefined();
    expect(() => requireProgram('caddy')).toThrow(
      'Falta caddy: instala el paquete caddy, o da su ruta en CADDY_PATH.',
    );
  });

  test('a reason to skip names what is missing, and there is none where nothing may be', () => {
    process.getuid = () => 1000;
    process.env['CI'] = '';
    process.env['PG_CTL_PATH'] = '/nowhere';
    expect(reasonToSkip('caddy', 'pgbouncer', 'pg_ctl')).toBe('falta caddy y postgresql');
    expect(reasonToSkip('pgbouncer')).toBeUndefined();
    process.env['CI'] = '1';
    expect(reasonToSkip('caddy')).toBeUndefined();
  });
});
