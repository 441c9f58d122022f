import type { Hueco } from '@citas/protocol';
import { openDesk } from '../testing/a-desk.ts';
import { seedNegocio } from '../testing/a-negocio.ts';
import { startApi, type ApiUnderTest } from '../testing/api-under-test.ts';

let api: ApiUnderTest;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

test('a cita that is given to somebody who is taken then is refused with what takes them, and may overlap on purpose', async () => {
  const aurora = await seedNegocio(api);
  const desk = openDesk(api, aurora);
  const taken = await desk.made();
  const cita = await desk.made({ profesionalId: aurora.marta });
  expect(await desk.change(cita, { profesionalId: aurora.luis })).toMatchObject({
    status: 409,
    body: { conflictos: [{ id: taken.id }], alternativas: [{ profesional: 'Luis' }, {}, {}] },
  });
  const overlap = await desk.change(cita, { profesionalId: aurora.luis, solapeAutorizado: true });
  expect(overlap).toMatchObject({ status: 200, body: { profesional: 'Luis', solapeAutorizado: true } });
});

test('where a cita is now is no alternative to where it cannot go', async () => {
  const desk = openDesk(api, await seedNegocio(api, { id: 'negocio_456' }));
  const cita = await desk.made();
  await desk.made({ horaInicio: '10:30' });
  const { body } = await desk.change(cita, { horaInicio: '10:15' });
  const { alternativas } = body as { alternativas: Hueco[] };
  expect(alternativas.map(({ horaInicio }) => horaInicio)).toEqual(['09:45', '09:30', '11:00']);
});
