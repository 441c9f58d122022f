import { relative, resolve, sep } from 'node:path';
import express, { Router } from 'express';
import { inlineScripts } from './inline-scripts.ts';
import { securityHeaders } from './security-headers.ts';

/** Named after what is in them; `ops/proxy` holds this rule against those of the other servers of the dashboard. */
const KEPT = /(^\/media\/.+|-[\w-]{8}\.(js|css))$/;

/** The built dashboard at /admin-local/. Hashed files are kept for a year; any other page of it is `index.html`. */
export function staticDashboard(folder: string): Router {
  const routes = Router();
  routes.get('/', (_req, res) => {
    res.redirect('/admin-local/');
  });
  routes.get('/tv', (_req, res) => {
    res.redirect('/admin-local/tv');
  });
  routes.use(
    '/admin-local',
    securityHeaders(inlineScripts(folder)),
    express.static(folder, { index: false, redirect: false, setHeaders: cachingIn(resolve(folder)) }),
  );
  routes.get('/admin-local{/*path}', (req, res, next) => {
    // A name with a dot that was not found is a missing file, not a page.
    if (/\.\w+$/.test(req.path)) next();
    else res.set('Cache-Control', 'no-cache').sendFile('index.html', { root: folder });
  });
  return routes;
}

function cachingIn(folder: string) {
  return (res: { setHeader(name: string, value: string): unknown }, file: string): void => {
    const path = `/${relative(folder, file).replaceAll(sep, '/')}`;
    res.setHeader('Cache-Control', KEPT.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache');
  };
}
