import { createEventLog } from '@citas/event-log';
import { lecturaSchema, listaDeNotificacionesSchema } from '@citas/protocol';
import { issueToken } from '@citas/auth';
import { TEST_SECRET } from '@citas/auth/testing';
import { seedNegocio, type NegocioUnderTest } from '../testing/a-negocio.ts';
import { NOW, startApi, type ApiUnderTest } from '../testing/api-under-test.ts';

let api: ApiUnderTest;
let aurora: NegocioUnderTest;
let ajeno: NegocioUnderTest;

beforeEach(async () => {
  api = await startApi();
  aurora = await seedNegocio(api);
  ajeno = await seedNegocio(api, { id: 'ajeno', zonaHoraria: 'Europe/Madrid' });
});
afterEach(() => api.stop());

/** Each is one notification. */
async function citas(cuantas: number, negocio = aurora): Promise<void> {
  for (let i = 0; i < cuantas; i += 1)
    await api.database.query(
      `INSERT INTO citas (negocio_id, cliente, servicio, fecha, hora_inicio, hora_fin)
       VALUES ($1, 'Lola', 'Corte', '2099-11-25', '10:00', '10:30')`,
      [negocio.id],
    );
}

async function list(query = '', token = aurora.token('admin')) {
  const { status, body } = await api.call(`GET /notificaciones${query}`, { token });
  expect(status).toBe(200);
  return listaDeNotificacionesSchema.parse(body);
}

async function markRead(hasta: number, token = aurora.token('admin')) {
  const { status, body } = await api.call('POST /notificaciones/leidas', { token, body: { hasta } });
  expect(status).toBe(200);
  return lecturaSchema.strict().parse(body);
}

const seqs = ({ datos }: Awaited<ReturnType<typeof list>>) => datos.map(({ seq }) => seq);

describe('the list', () => {
  test('has the newest first, as the hub tells them, with the position to subscribe from', async () => {
    await citas(3);
    const { datos, posicion, noLeidas, leidoHasta } = await list();
    const [slice] = await createEventLog(api.database, { warn: () => undefined }).read(
      [{ channel: 'notificaciones:negocio_123', after: 0 }],
      10,
    );
    expect(datos).toEqual(
      slice?.events.toReversed().map(({ seq, data }) => ({ ...data, seq, leida: false })),
    );
    expect(posicion).toEqual({ epoch: slice?.epoch, seq: 3 });
    expect([noLeidas, leidoHasta]).toEqual([3, 0]);
  });

  test('comes in pages', async () => {
    await citas(5);
    expect(seqs(await list('?limit=2'))).toEqual([5, 4]);
    expect(seqs(await list('?limit=2&antesDe=4'))).toEqual([3, 2]);
    expect(seqs(await list('?limit=2&antesDe=2'))).toEqual([1]);
    expect(await list('?antesDe=1')).toMatchObject({ datos: [], noLeidas: 5 });
  });

  test('of a negocio where nothing has happened is empty', async () => {
    expect(await list()).toMatchObject({ datos: [], noLeidas: 0, leidoHasta: 0, posicion: { seq: 0 } });
  });

  test('has nothing of another negocio, and reading is no one else’s either', async () => {
    await citas(2);
    await citas(1, ajeno);
    expect(await list('', ajeno.token('admin'))).toMatchObject({ noLeidas: 1, posicion: { seq: 1 } });
    await markRead(2, ajeno.token('admin'));
    expect(await list()).toMatchObject({ noLeidas: 2, leidoHasta: 0 });
    await markRead(2);
    expect((await list('', aurora.token('recepcion'))).noLeidas).toBe(2);
  });
});

describe('what has been read', () => {
  test('is read on every device, and what came meanwhile is not', async () => {
    await citas(3);
    expect(await markRead(3)).toMatchObject({ noLeidas: 0, leidoHasta: 3 });
    await citas(2);
    const otherDevice = issueToken({
      secret: TEST_SECRET,
      usuario: { id: aurora.usuario('admin'), nombre: 'x', rol: 'admin', negocio_id: aurora.id },
      ttlSeconds: 60,
      now: NOW,
    });
    const { datos, noLeidas, leidoHasta } = await list('', otherDevice.token);
    expect([noLeidas, leidoHasta]).toEqual([2, 3]);
    expect(datos.map(({ leida }) => leida)).toEqual([false, false, true, true, true]);
  });

  test('stays read when a device that was away says how far it had come', async () => {
    await citas(5);
    await markRead(4);
    expect(await markRead(2)).toMatchObject({ noLeidas: 1, leidoHasta: 4 });
  });

  test('never goes beyond the newest: what is told later is unread', async () => {
    await citas(2);
    expect(await markRead(Number.MAX_SAFE_INTEGER)).toMatchObject({ noLeidas: 0, leidoHasta: 2 });
    await citas(1);
    expect((await list()).noLeidas).toBe(1);
  });

  test('by two devices at once is the farther of the two', async () => {
    await citas(9);
    await Promise.all([3, 9, 5, 1, 7].map((hasta) => markRead(hasta)));
    expect(await list()).toMatchObject({ noLeidas: 0, leidoHasta: 9 });
  });
});

test('after days offline the unread are those of the days', async () => {
  await citas(2);
  await markRead(2);
  api.clock.advance(3 * 24 * 60 * 60_000);
  await citas(30);
  const { token } = issueToken({
    secret: TEST_SECRET,
    usuario: { id: aurora.usuario('admin'), nombre: 'x', rol: 'admin', negocio_id: aurora.id },
    ttlSeconds: 60,
    now: api.clock.now(),
  });
  const { datos, noLeidas } = await list('?limit=10', token);
  expect([datos.length, noLeidas]).toEqual([10, 30]);
});

test('somebody new has nothing unread, and neither has a token of nobody we know', async () => {
  await citas(4);
  const [{ id } = { id: '' }] = await api.database.query<{ id: string }>(
    `INSERT INTO usuarios (negocio_id, email, nombre, password_hash, rol)
     VALUES ('negocio_123', 'nueva@a.es', 'Nueva', '', 'recepcion') RETURNING id`,
  );
  for (const usuarioId of [id, 'whoever']) {
    const usuario = { id: usuarioId, nombre: 'x', rol: 'recepcion', negocio_id: 'negocio_123' } as const;
    const { token } = issueToken({ secret: TEST_SECRET, usuario, ttlSeconds: 60, now: NOW });
    expect(await list('', token)).toMatchObject({ noLeidas: 0, leidoHasta: 4 });
    expect((await markRead(1, token)).noLeidas).toBe(0);
  }
  await citas(1);
  const usuario = { id, nombre: 'x', rol: 'recepcion', negocio_id: 'negocio_123' } as const;
  const { token } = issueToken({ secret: TEST_SECRET, usuario, ttlSeconds: 60, now: NOW });
  expect((await list('', token)).noLeidas).toBe(1);
  expect((await list('', aurora.token('recepcion'))).noLeidas).toBe(5);
});

describe('a profesional', () => {
  /** One notification each, about citas of Luis or of Marta in turn. */
  async function citasDeDos(cuantas: number): Promise<void> {
    for (let i = 0; i < cuantas; i += 1)
      await api.database.query(
        `INSERT INTO citas (negocio_id, cliente, servicio, profesional_id, fecha, hora_inicio, hora_fin)
         VALUES ($1, 'Lola', 'Corte', $2, $3, '10:00', '10:30')`,
        [aurora.id, i % 2 === 0 ? aurora.luis : aurora.marta, `2099-12-0${i + 1}`],
      );
  }
  const suyas = (query = '') => list(query, aurora.token('profesional'));

  beforeEach(() =>
    api.database.query('UPDATE usuarios SET profesional_id = $1 WHERE id = $2', [
      aurora.luis,
      aurora.usuario('profesional'),
    ]),
  );

  test('is told of their own citas, and where the whole log stands', async () => {
    await citasDeDos(5);
    await citas(1);
    const lista = await suyas();
    expect([seqs(lista), lista.noLeidas, lista.posicion.seq]).toEqual([[5, 3, 1], 3, 6]);
    expect(seqs(await suyas('?limit=2'))).toEqual([5, 3]);
    expect(seqs(await suyas('?antesDe=3'))).toEqual([1]);
  });

  test('has read what they have read', async () => {
    await citasDeDos(5);
    expect(await markRead(3, aurora.token('profesional'))).toMatchObject({ noLeidas: 1, leidoHasta: 3 });
    expect((await list()).noLeidas).toBe(5);
  });

  test('is told of a cita for as long as it is theirs, and when it becomes so or no longer is', async () => {
    const titulos = async () => (await suyas()).datos.map(({ titulo }) => titulo);
    const dar = (profesional: string | null) =>
      api.database.query('UPDATE citas SET profesional_id = $1', [profesional]);
    await citasDeDos(2);
    await dar(aurora.luis);
    expect(await titulos()).toEqual(['Cambio de profesional', 'Nueva cita', 'Nueva cita']);
    await dar(aurora.marta);
    expect(await suyas()).toMatchObject({
      datos: [{ titulo: 'Cambio de profesional' }, { titulo: 'Cambio de profesional' }],
      noLeidas: 2,
    });
    await api.database.query(`UPDATE citas SET hora_inicio = '11:00', hora_fin = '11:30'`);
    await dar(null);
    expect((await suyas()).noLeidas).toBe(2);
    expect(JSON.stringify((await suyas()).datos)).not.toContain('antesDe');
  });

  test('is told of a cita that was taken from them as it was, not where it is now', async () => {
    await citasDeDos(1);
    await api.database.query(
      `UPDATE citas SET profesional_id = $1, hora_inicio = '16:00', hora_fin = '16:30', cliente = 'Lola P.'`,
      [aurora.marta],
    );
    const message = 'Lola · Corte · 01/12 a las 10:00 · Luis → Marta';
    expect((await suyas()).datos).toMatchObject([{ titulo: 'Cambio de profesional', message }]);
    const [ahora] = (await list()).datos;
    expect(ahora?.message).toBe('Lola P. · Corte · 01/12 a las 16:00 · Luis → Marta');
    await api.database.query('UPDATE usuarios SET profesional_id = NULL');
    expect(await suyas()).toMatchObject({ datos: [], noLeidas: 0 });
  });

  test('who is nobody’s agenda is told nothing', async () => {
    await citasDeDos(2);
    await api.database.query('UPDATE usuarios SET profesional_id = NULL');
    await api.database.query('UPDATE citas SET profesional_id = NULL');
    expect(await suyas()).toMatchObject({ datos: [], noLeidas: 0 });
  });
});
