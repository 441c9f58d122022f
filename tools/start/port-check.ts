import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { StartError, type Part } from '@citas/process';
import type { Settings } from './settings.ts';

/** Programs of a run that was killed leave their ports a moment after it. */
const attempts = 25;
const pauseMs = 100;

/** Before anything is started: a port in use is named together with the variable that changes it. */
export function portCheck(settings: Pick<Settings, 'webPort' | 'apiPort' | 'wsPort'>): Part {
  const ports = { WEB_PORT: settings.webPort, API_PORT: settings.apiPort, WS_PORT: settings.wsPort };
  return {
    name: 'puertos',
    start: async () => {
      const problems = await Promise.all(
        Object.entries(ports).map(([name, port]) => describeIfTaken(name, port)),
      );
      const lines = problems.filter((line) => line !== undefined);
      if (lines.length > 0) throw new StartError(lines.join('\n'));
    },
    stop: () => Promise.resolve(),
  };
}

async function describeIfTaken(name: string, port: number): Promise<string | undefined> {
  for (let attempt = 1; ; attempt += 1) {
    const reason = (await whyTaken(port, '127.0.0.1')) ?? (await whyTaken(port, undefined));
    if (reason === undefined) return undefined;
    if (reason === 'EACCES')
      return `El puerto ${port} (${name}) no está permitido a este usuario: elige uno desde 1024.`;
    if (attempt === attempts)
      return `El puerto ${port} (${name}) está ocupado por otro programa: ciérralo o elige otro con ${name}.`;
    await pause(pauseMs);
  }
}

function whyTaken(port: number, host: string | undefined): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'EADDRINUSE'));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(undefined)));
  });
}
