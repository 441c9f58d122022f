import { disponibilidadSchema, problemSchema, type Hueco } from '@citas/protocol';
import { openDesk, type Desk } from '../testing/a-desk.ts';
import { openCatalogue } from '../testing/a-catalogue.ts';
import { seedNegocio, type NegocioUnderTest } from '../testing/a-negocio.ts';
import { startApi, type ApiUnderTest } from '../testing/api-under-test.ts';

let api: ApiUnderTest;
let aurora: NegocioUnderTest;
let desk: Desk;
let limpieza: string;

beforeAll(async () => {
  api = await startApi();
  aurora = await seedNegocio(api);
  desk = openDesk(api, aurora);
  const servicios = openCatalogue(api, '/servicios', aurora.token('admin'));
  ({ id: limpieza } = await servicios.made({ nombre: 'Limpieza', duracionMinutos: 30, margenMinutos: 20 }));
});
afterAll(() => api.stop());
beforeEach(async () => {
  await api.database.query('DELETE FROM citas');
  await api.database.query('DELETE FROM bloqueos');
  await api.database.query('UPDATE profesionales SET horario = NULL');
});

// Wednesday; the negocio is open from 09:00 to 19:00.
const DIA = '2026-11-25';

async function ask(query: Record<string, string>): Promise<Hueco[]> {
  const parameters = new URLSearchParams({ fecha: DIA, ...query });
  const { status, body } = await api.call(`GET /disponibilidad?${parameters.toString()}`, {
    token: aurora.token('profesional'),
  });
  expect([status, body]).toEqual([200, expect.anything()]);
  return disponibilidadSchema.parse(body).datos;
}
const horas = async (query: Record<string, string>) =>
  (await ask({ profesionalId: aurora.luis, ...query })).map(({ horaInicio }) => horaInicio);
const corte = () => ({ servicioId: aurora.corte });
const works = (horario: object) =>
  api.database.query('UPDATE profesionales SET horario = $2 WHERE id = $1', [
    aurora.luis,
    JSON.stringify(horario),
  ]);
const block = (change: object) =>
  openCatalogue(api, '/bloqueos', aurora.token('admin')).made({ desde: DIA, ...change });

describe('free slots lie', () => {
  test("in the professional's own hours, and within the negocio's", async () => {
    await works({ '3': [{ desde: '18:00', hasta: '22:00' }] });
    expect(await horas(corte())).toEqual(['18:00', '18:15', '18:30']);
    expect(await horas({ ...corte(), fecha: '2026-11-26' })).toEqual([]);
    expect((await ask(corte())).some(({ profesional }) => profesional === 'Marta')).toBe(true);
  });

  test('outside what is blocked for them or for everybody', async () => {
    await works({ '3': [{ desde: '09:00', hasta: '11:00' }] });
    await block({ profesionalId: aurora.luis, horaInicio: '09:30', horaFin: '10:00' });
    await block({ profesionalId: aurora.marta });
    expect(await horas(corte())).toEqual(['09:00', '10:00', '10:15', '10:30']);
    await block({ desde: '2026-11-20', hasta: '2026-11-30', horaInicio: '10:00', horaFin: '10:30' });
    expect(await horas(corte())).toEqual(['09:00', '10:30']);
    expect(await ask({ ...corte(), profesionalId: aurora.marta })).toEqual([]);
  });

  test('of a negocio without professionals outside what is blocked for everybody', async () => {
    const sola = await seedNegocio(api, { id: 'sola', zonaHoraria: 'America/Mexico_City' });
    await api.database.query(`DELETE FROM profesionales WHERE negocio_id = 'sola'`);
    const { body } = await api.call(`GET /disponibilidad?fecha=${DIA}&duracionMinutos=600`, {
      token: sola.token('admin'),
    });
    expect(body).toMatchObject({ datos: [{ profesionalId: null, horaInicio: '09:00' }] });
    await openCatalogue(api, '/bloqueos', sola.token('admin')).made({ desde: DIA });
    const query = `GET /disponibilidad?fecha=${DIA}&duracionMinutos=30`;
    expect((await api.call(query, { token: sola.token('admin') })).body).toEqual({
      datos: [],
      siguiente: null,
    });
  });
});

describe('a margin', () => {
  beforeEach(() => works({ '3': [{ desde: '09:00', hasta: '11:00' }] }));

  test('keeps the time after its cita free', async () => {
    await desk.made({ servicio: undefined, servicioId: limpieza, horaInicio: '09:00' });
    expect(await horas(corte())).toEqual(['10:00', '10:15', '10:30']);
  });

  test('does not run into the next cita, but may run into closing time and into a block', async () => {
    await desk.made({ horaInicio: '10:00' });
    expect(await horas({ servicioId: limpieza })).toEqual(['09:00', '10:30']);
    await block({ profesionalId: aurora.luis, horaInicio: '09:30', horaFin: '10:00' });
    expect(await horas({ servicioId: limpieza })).toEqual(['09:00', '10:30']);
  });

  test('of the cita that is being moved counts as well, with its own duration', async () => {
    const { id } = await desk.made({ servicio: undefined, servicioId: limpieza, horaInicio: '10:30' });
    await desk.made({ horaInicio: '09:30' });
    expect(await horas({ duracionMinutos: '15', sinCita: id })).toEqual(['10:00', '10:15', '10:30', '10:45']);
    expect(await horas({ duracionMinutos: '15' })).toEqual(['09:00', '09:15', '10:00', '10:15']);
  });

  test('may be booked into by staff, as may the time outside opening hours', async () => {
    await desk.made({ servicio: undefined, servicioId: limpieza, horaInicio: '09:00' });
    await desk.made({ horaInicio: '09:30' });
    await desk.made({ horaInicio: '21:00' });
  });
});

test('what is offered instead of a taken time keeps to hours, blocks and margins', async () => {
  await works({ '3': [{ desde: '09:00', hasta: '12:00' }] });
  await block({ profesionalId: aurora.luis, horaInicio: '10:30', horaFin: '11:30' });
  await desk.made({ servicio: undefined, servicioId: limpieza, horaInicio: '09:30' });
  const { body } = await desk.post({ horaInicio: '09:45' });
  const { alternativas } = problemSchema.parse(body) as unknown as { alternativas: Hueco[] };
  expect(alternativas.map(({ horaInicio, profesional }) => `${horaInicio} ${profesional}`)).toEqual([
    '09:00 Luis',
    '11:30 Luis',
    '09:45 Marta',
  ]);
});

test('a slot that is offered can be booked', async () => {
  await works({ '3': [{ desde: '09:00', hasta: '12:00' }] });
  await block({ profesionalId: aurora.luis, horaInicio: '10:00', horaFin: '10:30' });
  for (const { horaInicio } of await ask({ profesionalId: aurora.luis, servicioId: limpieza })) {
    const cita = await desk.made({ servicio: undefined, servicioId: limpieza, horaInicio });
    await desk.estado(cita, { a: 'cancelada', motivo: 'prueba' });
  }
});
