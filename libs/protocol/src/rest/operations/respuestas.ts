import type { OperationAnswer } from '../operation.ts';

const ETAG = { ETag: 'La versión, que pide `If-Match` al cambiarlo.' };

/** What has a version comes with it as ETag. */
export const conVersion = (answer: Omit<OperationAnswer, 'status'>) =>
  ({ ...answer, status: 200, headers: ETAG }) as const;

export const creado = (answer: Omit<OperationAnswer, 'status'>) =>
  ({ ...answer, status: 201, headers: { ...ETAG, Location: 'Su dirección.' } }) as const;

/** The same for what may be sent again under an `Idempotency-Key`. */
export const creadoUnaVez = (answer: Omit<OperationAnswer, 'status'>) =>
  ({
    ...creado(answer),
    headers: {
      ...creado(answer).headers,
      'Idempotent-Replayed': '`true` si lo hizo una petición anterior con la misma clave.',
    },
  }) as const;

export const borrado = { status: 204, description: 'Borrado.' } as const;
