import { citaSchema, listaDeCitasSchema, type Cita } from '@citas/protocol';
import { openDesk, type Desk } from '../testing/a-desk.ts';
import { seedNegocio, type NegocioUnderTest } from '../testing/a-negocio.ts';
import { startApi, type ApiUnderTest } from '../testing/api-under-test.ts';

let api: ApiUnderTest;
let aurora: NegocioUnderTest;
let desk: Desk;
let token: string;
let suya: Cita;
let ajena: Cita;
let deNadie: Cita;

beforeAll(async () => {
  api = await startApi();
  aurora = await seedNegocio(api);
  desk = openDesk(api, aurora);
  token = aurora.token('profesional');
});
afterAll(() => api.stop());
beforeEach(async () => {
  await api.database.query('DELETE FROM citas');
  await api.database.query(`UPDATE usuarios SET profesional_id = $2 WHERE id = $1`, [
    aurora.usuario('profesional'),
    aurora.luis,
  ]);
  suya = await desk.made();
  ajena = await desk.made({ profesionalId: aurora.marta });
  deNadie = await desk.made({ profesionalId: null });
});

async function listed(query = ''): Promise<string[]> {
  const { body } = await api.call(`GET /citas${query}`, { token });
  return listaDeCitasSchema.parse(body).datos.map(({ id }) => id);
}

describe('a user of rol profesional', () => {
  test('lists their own citas and no others, whatever they ask for', async () => {
    expect(await listed()).toEqual([suya.id]);
    expect(await listed(`?profesionalId=${aurora.marta}`)).toEqual([]);
    expect(await listed('?q=ana')).toEqual([suya.id]);
  });

  test('reads their own, and does not find those of others', async () => {
    const status = async ({ id }: Cita) => (await api.call(`GET /citas/${id}`, { token })).status;
    expect([await status(suya), await status(ajena), await status(deNadie)]).toEqual([200, 404, 404]);
  });

  test('closes their own with the actions that it offers', async () => {
    const { body } = await api.call(`GET /citas/${suya.id}`, { token });
    const { acciones } = citaSchema.parse(body);
    expect(acciones).toEqual(['confirmada', 'completada', 'no_asistio', 'cancelada']);
    const answer = await desk.estado(suya, { a: 'completada' }, token);
    expect(answer).toMatchObject({ status: 200, body: { estado: 'completada', acciones: [] } });
  });

  test('neither closes nor moves what is not theirs', async () => {
    expect((await desk.estado(ajena, { a: 'completada' }, token)).status).toBe(404);
    expect((await desk.estado(deNadie, { a: 'completada' }, token)).status).toBe(404);
    expect((await desk.change(suya, { horaInicio: '12:00' }, token)).status).toBe(403);
  });

  test("who is nobody's professional sees no cita at all", async () => {
    await api.database.query('UPDATE usuarios SET profesional_id = NULL WHERE id = $1', [
      aurora.usuario('profesional'),
    ]);
    expect(await listed()).toEqual([]);
    expect((await api.call(`GET /citas/${deNadie.id}`, { token })).status).toBe(404);
  });
});
