import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { Socket } from 'node:net';
import { relative, sep } from 'node:path';
import type { Part } from '@citas/process';
import express, { type Express } from 'express';
import type { RequestHandler } from 'http-proxy-middleware';
import { CompressedFiles } from './compressed-files.ts';
import { proxyTo } from './proxy.ts';

export interface WebServerSettings {
  readonly webPort: number;
  readonly apiPort: number;
  readonly wsPort: number;
}

/** Named after what is in them; `ops/proxy` holds this rule against those of the other servers of the dashboard. */
const KEPT = /(^\/media\/.+|-[\w-]{8}\.(js|css))$/;

/** The dashboard at /admin-local/, with the API and the hub behind the same address, as a reverse proxy would have it. */
export function webServer(settings: WebServerSettings, folder: string): Part {
  const { app, hub } = createApp(settings, folder);
  const server = createServer(app);
  server.on('upgrade', (request, socket: Socket, head) => {
    if (request.url?.split('?')[0] === '/ws') hub.upgrade(request, socket, head);
    else socket.on('error', () => undefined).end('HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n');
  });
  const sockets = trackSockets(server);
  return {
    name: 'web',
    start: async () => {
      server.listen(settings.webPort);
      await once(server, 'listening');
    },
    stop: async () => {
      if (!server.listening) return;
      const closed = once(server, 'close');
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

function createApp(settings: WebServerSettings, folder: string): { app: Express; hub: RequestHandler } {
  const api = proxyTo(settings.apiPort, '/api');
  const hub = proxyTo(settings.wsPort, '/ws');
  const app = express().disable('x-powered-by');
  app.get('/', (_request, response) => response.redirect('/admin-local/'));
  // Short, since it is typed with the remote control of a TV.
  app.get('/tv', (_request, response) => response.redirect('/admin-local/tv'));
  // A problem's type is a link; it opens on the page's own origin too.
  app.use(api, proxyTo(settings.apiPort, '/problemas'), hub);
  const files = new CompressedFiles(folder);
  app.get('/admin-local/*path', async (request, response, next) => {
    const name = request.params.path.join('/');
    setCaching(response, name);
    if (!(await files.answer(request, response, name))) next();
  });
  app.use(
    '/admin-local',
    express.static(folder, {
      ...{ index: false, redirect: false },
      setHeaders: (response, file) => setCaching(response, relative(folder, file).replaceAll(sep, '/')),
    }),
  );
  app.get('/admin-local{/*path}', async (request, response, next) => {
    // A name with a dot that was not found is a missing file, not a page of the dashboard.
    if (/\.\w+$/.test(request.path)) {
      response.removeHeader('Cache-Control');
      next();
      return;
    }
    response.set('Cache-Control', 'no-cache');
    if (await files.answer(request, response, 'index.html')) return;
    response.sendFile('index.html', { root: folder });
  });
  return { app, hub };
}

function setCaching(response: { setHeader(name: string, value: string): unknown }, name: string): void {
  const isKept = KEPT.test(`/${name}`);
  response.setHeader('Cache-Control', isKept ? 'public, max-age=31536000, immutable' : 'no-cache');
}

/** Connections that were upgraded or are kept alive would hold the server open. */
function trackSockets(server: Server): ReadonlySet<Socket> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  return sockets;
}
