import { citaSchema, listaDeActividadSchema, listaDeCitasSchema } from '@citas/protocol';
import { openDesk, type Desk } from '../testing/a-desk.ts';
import { seedNegocio, type NegocioUnderTest } from '../testing/a-negocio.ts';
import { startApi, type ApiUnderTest } from '../testing/api-under-test.ts';

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

describe('reading and deleting', () => {
  test('the one that was made is read with its version', async () => {
    const cita = await desk.made();
    const { headers, body } = await api.call(`GET /citas/${cita.id}`, { token: admin });
    expect(citaSchema.parse(body)).toEqual(cita);
    expect(headers.get('ETag')).toBe('"1"');
  });

  test('a deleted one is gone, and the log keeps what it was', async () => {
    const cita = await desk.made();
    const route = `DELETE /citas/${cita.id}`;
    expect((await api.call(route, { token: admin })).status).toBe(428);
    expect((await api.call(route, { token: admin, headers: { 'If-Match': '"1"' } })).status).toBe(204);
    expect((await api.call(`GET /citas/${cita.id}`, { token: admin })).status).toBe(404);
    const { body } = await api.call('GET /actividad?limit=1', { token: admin });
    expect(listaDeActividadSchema.parse(body).datos[0]).toMatchObject({
      tipo: 'cita_deleted',
      cita: { id: cita.id },
    });
  });

  test('the activity tells of an event that cannot be read that something changed', async () => {
    await desk.made();
    await desk.made({ horaInicio: '12:00' });
    await api.database.query(
      `UPDATE eventos SET datos = jsonb_set(datos, '{cita,fecha}', '"20261-11-27"')
       WHERE canal = $1 AND seq = (SELECT max(seq) FROM eventos WHERE canal = $1)`,
      [`citas:${aurora.id}`],
    );
    const { body } = await api.call('GET /actividad?limit=2', { token: admin });
    expect(listaDeActividadSchema.parse(body).datos).toMatchObject([
      { tipo: 'citas_changed', cita: null, cambios: null, count: 1, por: { nombre: 'Usuario admin' } },
      { tipo: 'cita_created', cita: { horaInicio: '10:00' } },
    ]);
  });

  test('pages follow each other without a gap or a repetition, whatever is added meanwhile', async () => {
    for (const horaInicio of ['09:00', '10:00', '11:00', '12:00', '13:00']) await desk.made({ horaInicio });
    const seen: string[] = [];
    let next: string | undefined = '/citas?limit=2&desde=2026-11-25';
    while (next) {
      const { body, headers } = await api.call(`GET ${next}`, { token: admin });
      const page = listaDeCitasSchema.parse(body);
      seen.push(...page.datos.map((cita) => cita.horaInicio));
      next = /^<(.+)>; rel="next"$/.exec(headers.get('Link') ?? '')?.[1];
      expect(next === undefined).toBe(page.siguiente === null);
      if (seen.length === 2) await desk.made({ horaInicio: '09:30' });
    }
    expect(seen).toEqual(['09:00', '10:00', '11:00', '12:00', '13:00']);
  });

  test('pages follow each other past citas whose ids were made by hand', async () => {
    await api.database.query(
      `INSERT INTO citas (negocio_id, id, cliente, servicio_id, fecha, hora_inicio, hora_fin)
       SELECT $1, md5('cita ' || n)::uuid, 'Traída', $2, '2026-11-25', '10:00', '10:30' FROM generate_series(1, 8) n`,
      [aurora.id, aurora.corte],
    );
    const seen = new Set<string>();
    let next: string | undefined = '/citas?limit=1';
    while (next) {
      const { body, headers } = await api.call(`GET ${next}`, { token: admin });
      for (const { id } of listaDeCitasSchema.parse(body).datos) seen.add(id);
      next = /^<(.+)>; rel="next"$/.exec(headers.get('Link') ?? '')?.[1];
    }
    expect(seen.size).toBe(8);
  });

  test('the latest come first when asked so, page after page', async () => {
    for (const fecha of ['2026-11-25', '2026-11-27', '2026-11-26']) await desk.made({ fecha });
    const seen: string[] = [];
    let next: string | undefined = '/citas?limit=2&orden=recientes';
    while (next) {
      const { body, headers } = await api.call(`GET ${next}`, { token: admin });
      seen.push(...listaDeCitasSchema.parse(body).datos.map((cita) => cita.fecha));
      next = /^<(.+)>; rel="next"$/.exec(headers.get('Link') ?? '')?.[1];
    }
    expect(seen).toEqual(['2026-11-27', '2026-11-26', '2026-11-25']);
  });

  test('filters by day, estado, professional and text without accents', async () => {
    await desk.made({ cliente: 'Begoña Ñandú', horaInicio: '09:00' });
    await desk.made({ profesionalId: aurora.marta, estado: 'confirmada' });
    await desk.made({ fecha: '2026-11-27' });
    const count = async (query: string) =>
      listaDeCitasSchema.parse((await api.call(`GET /citas?${query}`, { token: admin })).body).datos.length;
    expect(await count('desde=2026-11-26')).toBe(1);
    expect(await count('hasta=2026-11-25')).toBe(2);
    expect(await count('estado=confirmada')).toBe(1);
    expect(await count('estado=confirmada&estado=pendiente')).toBe(3);
    expect(await count(`profesionalId=${aurora.marta}`)).toBe(1);
    expect(await count('q=begona')).toBe(1);
    expect(await count(`q=${encodeURIComponent('%')}`)).toBe(0);
  });

  test('filters by the name of the service to the letter, of one that was renamed too', async () => {
    for (const [servicio, horaInicio] of [
      ['Peinado', '09:00'],
      ['Peinado de novia', '10:00'],
      ['peinado rápido', '11:00'],
    ])
      await desk.made({ servicio, horaInicio });
    await api.database.query(`UPDATE servicios SET nombre = 'Recogido' WHERE nombre = 'Peinado'`);
    await desk.made({ servicio: 'Recogido', cliente: 'Peinado', horaInicio: '12:00' });
    const hours = async (servicio: string) => {
      const query = new URLSearchParams({ servicio }).toString();
      const { body } = await api.call(`GET /citas?${query}`, { token: admin });
      return listaDeCitasSchema.parse(body).datos.map(({ horaInicio }) => horaInicio);
    };
    expect(await hours('Peinado')).toEqual(['09:00']);
    expect(await hours('Recogido')).toEqual(['12:00']);
    expect(await hours('recogido')).toEqual([]);
  });

  test('the position of a list is that of its last event', async () => {
    await desk.made();
    const { posicion } = listaDeCitasSchema.parse((await api.call('GET /citas', { token: admin })).body);
    const [canal] = await api.database.query(
      `SELECT epoch, seq FROM canales WHERE canal = 'citas:negocio_123'`,
    );
    expect(posicion).toEqual(canal);
  });
});
