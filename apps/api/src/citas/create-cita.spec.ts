import { citaSchema, listaDeActividadSchema, problemSchema } from '@citas/protocol';
import { openDesk, type Desk } from '../testing/a-desk.ts';
import { seedNegocio, type NegocioUnderTest } from '../testing/a-negocio.ts';
import { startApi, type ApiUnderTest } from '../testing/api-under-test.ts';
import { untilAnswered } from '../testing/until-answered.ts';

let api: ApiUnderTest;
let aurora: NegocioUnderTest;
let admin: string;
let desk: Desk;

beforeAll(async () => {
  api = await startApi();
  aurora = await seedNegocio(api);
  admin = aurora.token('admin');
  desk = openDesk(api, aurora);
});
afterAll(() => api.stop());
beforeEach(() => api.database.query('DELETE FROM citas'));

describe('creating a cita', () => {
  test('answers 201 with where it is, its version and the whole cita', async () => {
    const { status, headers, body } = await desk.post({ notas: ' primera vez ' });
    const cita = citaSchema.parse(body);
    expect(status).toBe(201);
    expect(headers.get('Location')).toBe(`/api/v1/citas/${cita.id}`);
    expect(headers.get('ETag')).toBe('"1"');
    expect(cita).toMatchObject({
      negocioId: 'negocio_123',
      cliente: 'Ana P.',
      servicio: 'Corte',
      servicioId: aurora.corte,
      profesional: 'Luis',
      horaFin: '10:30',
      inicio: '2026-11-25T10:00:00-06:00',
      estado: 'pendiente',
      notas: 'primera vez',
      acciones: ['confirmada', 'completada', 'no_asistio', 'cancelada'],
    });
  });

  test("answers at the guide's own address too", async () => {
    const { status } = await api.call('POST /api/citas', {
      token: admin,
      body: { cliente: 'Ana', servicio: 'Corte', fecha: '2026-11-25', horaInicio: '10:00' },
    });
    expect(status).toBe(201);
  });

  test('finds client and service by name without regard to case and accents, and makes those it lacks', async () => {
    const first = await desk.made({ cliente: 'ana perez', servicio: 'CORTE' });
    expect(first).toMatchObject({ clienteId: aurora.ana, servicioId: aurora.corte, cliente: 'Ana Pérez' });
    const second = await desk.made({
      cliente: { nombre: 'Nueva', telefono: '+5215512345678' },
      servicio: 'Tinte',
      horaInicio: '12:00',
    });
    const third = await desk.made({ cliente: 'nueva', servicio: 'tinte', horaInicio: '13:00' });
    expect(third).toMatchObject({ clienteId: second.clienteId, servicioId: second.servicioId });
  });

  test('two at once that name the same new client make one client', async () => {
    const citas = await Promise.all(
      ['10:00', '11:00', '12:00', '13:00'].map((horaInicio) =>
        desk.made({ cliente: 'Simultánea', horaInicio }),
      ),
    );
    expect(new Set(citas.map((cita) => cita.clienteId)).size).toBe(1);
  });

  test('without a professional takes no one’s time', async () => {
    await desk.made({ profesionalId: null });
    await desk.made({ profesionalId: undefined });
  });

  test('back to back is no overlap; midnight may end a day', async () => {
    await desk.made({ horaInicio: '10:00', horaFin: '11:00' });
    await desk.made({ horaInicio: '11:00', horaFin: '12:00' });
    expect(await desk.made({ horaInicio: '23:00', horaFin: '24:00' })).toMatchObject({
      fin: '2026-11-26T00:00:00-06:00',
    });
  });

  test('takes ids of any form that the database takes', async () => {
    const traido = await seedNegocio(api, { id: 'traido' });
    const theirs = openDesk(api, traido);
    const byHand = async (table: string, nombre: string) => {
      const [row] = await api.database.query<{ id: string }>(
        `INSERT INTO ${table} (negocio_id, id, nombre) VALUES ($1, md5($2)::uuid, $2) RETURNING id`,
        [traido.id, nombre],
      );
      return row?.id ?? '';
    };
    const clienteId = await byHand('clientes', 'cliente 7');
    const servicioId = await byHand('servicios', 'servicio 7');
    const profesionalId = await byHand('profesionales', 'nadie 7');
    const named = { cliente: undefined, clienteId, servicio: undefined, servicioId, profesionalId };
    const cita = await theirs.made(named);
    expect(cita).toMatchObject({ clienteId, servicioId, profesionalId, profesional: 'nadie 7' });
    const query = new URLSearchParams({ clienteId, servicioId, profesionalId }).toString();
    const found = await api.call(`GET /citas?${query}`, { token: traido.token('admin') });
    expect(found.body).toMatchObject({ datos: [{ id: cita.id }] });
    expect((await theirs.change(cita, { profesionalId, servicioId })).status).toBe(200);
  });

  test('names its author in the log', async () => {
    await desk.made();
    const { body } = await api.call('GET /actividad?limit=1', { token: admin });
    expect(listaDeActividadSchema.parse(body).datos[0]).toMatchObject({
      tipo: 'cita_created',
      por: { nombre: 'Usuario admin' },
    });
  });
});

describe('a time that is taken', () => {
  test('is refused with what takes it and the three nearest free slots of the same professional', async () => {
    const taken = await desk.made();
    const { status, headers, body } = await desk.post({ horaInicio: '10:15' });
    expect(status).toBe(409);
    expect(headers.get('Content-Type')).toContain('application/problem+json');
    expect(problemSchema.parse(body)).toMatchObject({
      type: '/problemas/cita-solapada',
      conflictos: [
        { id: taken.id, horaInicio: '10:00', horaFin: '10:30', profesional: 'Luis', cliente: 'Ana P.' },
      ],
      alternativas: ['10:30', '10:45', '09:30'].map((horaInicio) => ({
        fecha: '2026-11-25',
        horaInicio,
        profesionalId: aurora.luis,
      })),
    });
  });

  test('is refused with the same free slots to who writes the professional’s id in capitals', async () => {
    await desk.made();
    const offered = async (profesionalId: string) =>
      problemSchema.parse((await desk.post({ horaInicio: '10:15', profesionalId })).body)['alternativas'];
    expect(await offered(aurora.luis.toUpperCase())).toEqual(await offered(aurora.luis));
  });

  test('leaves no client or service behind', async () => {
    await desk.made();
    await desk.post({ cliente: 'Fantasma', servicio: 'Nada' });
    expect(await api.database.query(`SELECT FROM clientes WHERE nombre = 'Fantasma'`)).toEqual([]);
    expect(await api.database.query(`SELECT FROM servicios WHERE nombre = 'Nada'`)).toEqual([]);
  });

  test('offers other professionals when the same one is full', async () => {
    await desk.made({ horaInicio: '09:00', horaFin: '19:00' });
    const { body } = await desk.post();
    const { alternativas } = problemSchema.parse(body) as unknown as {
      alternativas: { profesional: string }[];
    };
    expect(alternativas.map((hueco) => hueco.profesional)).toEqual(['Marta', 'Marta', 'Marta']);
  });

  test('may be overlapped on purpose by an admin only, and still counts for others', async () => {
    await desk.made();
    const staff = await desk.post({ solapeAutorizado: true }, { token: aurora.token('recepcion') });
    expect(staff.status).toBe(403);
    expect(await desk.made({ solapeAutorizado: true })).toMatchObject({ solapeAutorizado: true });
    await api.database.query('DELETE FROM citas WHERE NOT solape_autorizado');
    expect((await desk.post()).status).toBe(409);
  });

  test('is free again once its cita is cancelled', async () => {
    expect((await desk.estado(await desk.made(), { a: 'cancelada', motivo: 'viaje' })).status).toBe(200);
    await desk.made();
  });

  test('is refused to a cita that moves there', async () => {
    const taken = await desk.made();
    const other = await desk.made({ horaInicio: '12:00' });
    const { status, body } = await desk.change(other, { horaInicio: '10:00' });
    expect([status, body]).toEqual([
      409,
      expect.objectContaining({ conflictos: [expect.objectContaining({ id: taken.id })] }),
    ]);
  });
});

describe('Idempotency-Key', () => {
  test('the same request again is answered with the same cita', async () => {
    const headers = { 'Idempotency-Key': 'k-1' };
    const answers = await Promise.all([1, 2, 3].map(() => untilAnswered(() => desk.post({}, { headers }))));
    expect(answers.map((answer) => answer.status)).toEqual([201, 201, 201]);
    expect(new Set(answers.map((answer) => citaSchema.parse(answer.body).id)).size).toBe(1);
    const replayed = answers.filter((answer) => answer.headers.get('Idempotent-Replayed') === 'true');
    expect(replayed).toHaveLength(2);
  });

  test('another body under the same key is refused', async () => {
    const headers = { 'Idempotency-Key': 'k-2' };
    await desk.post({}, { headers });
    expect((await desk.post({ horaInicio: '12:00' }, { headers })).status).toBe(422);
  });

  test('a request that failed may be sent again', async () => {
    const headers = { 'Idempotency-Key': 'k-3' };
    const taken = await desk.made();
    expect((await desk.post({}, { headers })).status).toBe(409);
    await desk.estado(taken, { a: 'cancelada', motivo: 'viaje' });
    expect((await desk.post({}, { headers })).status).toBe(201);
  });
});
