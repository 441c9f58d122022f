import type { OperationAnswer } from '../operation.ts';

const ETAG = { ETag: 'La versión, que pide `If-Match` al cambiarlo.' };

/** What has a version comes with it as ETag. */
export const conVersion = (answer: Omit<OperationAnswer, 'status'>) =>
  ({ ...answer, status: 200, headers: ETAG }) as const;

export const creado = (answer: Omit<OperationAnswer, 'status'>) =>
  ({ ...answer, status: 201, headers: { ...ETAG, Location: 'Su dirección.' } }) as const;

export const borrado = { status: 204, description: 'Borrado.' } as const;
