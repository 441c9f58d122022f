import { urlOf } from './citas-database.ts';
import { choosePort, openDataDirectory, rememberedPort, rememberPort } from './data-directory.ts';
import { writeDevelopmentEnv, type DevelopmentEnv } from './development-env.ts';
import { canLogIn } from './log-in.ts';

/** Writes DATA_DIR/development.env with the address that its server has or will have, without starting it. */
export async function prepareDevelopment(dataDir: string): Promise<DevelopmentEnv> {
  const data = await openDataDirectory(dataDir);
  const remembered = await rememberedPort(data);
  const isRunning = remembered !== undefined && (await canLogIn(remembered, data.password));
  const port = isRunning ? remembered : await choosePort(data);
  await rememberPort(data, port);
  return writeDevelopmentEnv(data.path, urlOf(port, data.password));
}
