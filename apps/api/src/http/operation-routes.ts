import { OPERATIONS, type Operation, type OperationId, type PublicOperationId } from '@citas/protocol';
import express, { type RequestHandler, type Router } from 'express';
import { jsonBody, typedBody } from './body.ts';
import type { Gate, IdentifiedHandler, OpenHandler } from './gate.ts';
import type { HttpMetrics } from './http-metrics.ts';
import { respond } from './respond.ts';

/** What answers each operation of the contract; TypeScript refuses a table with one missing or one too many. */
export type Handlers = {
  readonly [Id in OperationId]: Id extends PublicOperationId ? OpenHandler : IdentifiedHandler;
};

export interface OperationRoutesDeps {
  readonly gate: Gate;
  readonly metrics: Pick<HttpMetrics, 'named'>;
  readonly limits: Record<NonNullable<Operation['limit']>, readonly RequestHandler[]>;
}

/** A route for every operation of the contract, and no other. */
export function operationRoutes(handlers: Handlers, { gate, metrics, limits }: OperationRoutesDeps): Router {
  const routes = express.Router();
  for (const [id, operation] of Object.entries<Operation>(OPERATIONS)) {
    const { method, path, roles, limit, bodyType, idempotencyKey } = operation;
    const handler = handlers[id as OperationId];
    routes[method](
      path.replaceAll(/\{(\w+)\}/g, ':$1'),
      metrics.named(path),
      ...(bodyType ? [typedBody(bodyType)] : jsonBody()),
      ...(limit ? limits[limit] : []),
      roles === 'publica'
        ? respond(handler as OpenHandler)
        : gate({ roles, idempotencyKey }, handler as IdentifiedHandler),
    );
  }
  return routes;
}
