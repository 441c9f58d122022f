import { access } from 'node:fs/promises';
import { runCommand } from './run-command.ts';

const apt = '/usr/bin/apt-get';

/** What holds the clock of the gallery's system still. Only root on Debian gets it installed; without it the pages are held against no picture. */
export async function ensureFaketime(): Promise<void> {
  if (process.getuid?.() !== 0 || !(await exists(apt)) || (await exists('/usr/bin/faketime'))) return;
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  const { code } = await runCommand([apt, 'install', '-y', '--no-install-recommends', 'faketime'], { env });
  if (code !== 0) console.log('Sin el paquete faketime las pantallas no se comparan con sus imágenes.');
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
