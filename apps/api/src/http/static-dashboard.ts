import express, { Router } from 'express';

const HASHED_NAME = /-[\w-]{8}\.(js|css)$/;

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
    express.static(folder, { index: false, redirect: false, setHeaders: setCaching }),
  );
  routes.get('/admin-local{/*path}', (req, res, next) => {
    // A name with a dot that was not found is a missing file, not a page.
    if (/\.\w+$/.test(req.path)) next();
    else res.set('Cache-Control', 'no-cache').sendFile('index.html', { root: folder });
  });
  return routes;
}

function setCaching(res: { setHeader(name: string, value: string): unknown }, path: string): void {
  res.setHeader('Cache-Control', HASHED_NAME.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache');
}
