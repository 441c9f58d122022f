import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { readFileSync } from 'node:fs';
import { openapiDocument } from '@citas/protocol';
import express, { type Router } from 'express';

const resolve = createRequire(import.meta.url).resolve;
const SWAGGER_UI = dirname(resolve('swagger-ui-dist/package.json'));
const PAGE = join(import.meta.dirname, 'page');

/** The contract as a page that shows it and can call it, and as the documents themselves. */
export function apiDocs(): Router {
  const openapi = JSON.stringify(openapiDocument());
  const asyncapi = readFileSync(resolve('@citas/protocol/asyncapi.json'), 'utf8');
  const routes = express.Router({ strict: true });
  routes.get('/openapi.json', (_req, res) => void res.type('json').send(openapi));
  routes.get('/asyncapi.json', (_req, res) => void res.type('json').send(asyncapi));
  routes.get('/docs', (_req, res) => res.redirect(301, '/api/docs/'));
  routes.use('/docs/', express.static(PAGE), express.static(SWAGGER_UI, { index: false, maxAge: '1d' }));
  return routes;
}
