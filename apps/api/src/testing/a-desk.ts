import { citaSchema, type Cita } from '@citas/protocol';
import type { NegocioUnderTest } from './a-negocio.ts';
import type { ApiUnderTest } from './api-under-test.ts';
import type { Answer } from './answer.ts';
import type { Call } from './caller.ts';

/** Somebody who makes and changes citas through HTTP, as an admin unless the test says otherwise. */
export interface Desk {
  post(change?: object, call?: Call): Promise<Answer>;
  /** Posts and expects it to work. */
  made(change?: object): Promise<Cita>;
  change(cita: Cita, body: object, token?: string): Promise<Answer>;
  estado(cita: Cita, body: object, token?: string): Promise<Answer>;
  llegada(cita: Cita, llego: boolean, token?: string): Promise<Answer>;
}

/** Unless changed, a cut by Luis on 25 November 2026 from 10:00 to 10:30. */
export function openDesk({ call }: ApiUnderTest, negocio: NegocioUnderTest): Desk {
  const admin = negocio.token('admin');
  const order = {
    cliente: 'Ana P.',
    servicio: 'Corte',
    profesionalId: negocio.luis,
    fecha: '2026-11-25',
    horaInicio: '10:00',
  };
  const post: Desk['post'] = (change = {}, more = {}) =>
    call('POST /citas', { token: admin, body: { ...order, ...change }, ...more });
  const ifMatch = ({ version }: Cita) => ({ 'If-Match': `"${version}"` });
  return {
    post,
    async made(change) {
      const { status, body } = await post(change);
      expect([status, body]).toEqual([201, expect.anything()]);
      return citaSchema.parse(body);
    },
    change: (cita, body, token = admin) =>
      call(`PATCH /citas/${cita.id}`, { token, body, headers: ifMatch(cita) }),
    estado: (cita, body, token = admin) =>
      call(`POST /citas/${cita.id}/estado`, { token, body, headers: ifMatch(cita) }),
    llegada: (cita, llego, token = admin) =>
      call(`POST /citas/${cita.id}/llegada`, { token, body: { llego }, headers: ifMatch(cita) }),
  };
}
