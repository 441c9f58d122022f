import type { Queryable } from '@citas/database';
import { createTestDatabase, type TestDatabase } from '@citas/database/testing';
import { serverMessageSchema } from '@citas/protocol';
import { createEventLog } from './create-event-log.ts';
import { readHeads } from './read-heads.ts';

let own: TestDatabase;
let statements = 0;
const counted: Queryable = {
  query(text, values) {
    statements += 1;
    return own.database.query(text, values);
  },
};
const warnings: string[] = [];
const log = createEventLog(counted, {
  warn: ({ tipo }, message) => void warnings.push(`${tipo}: ${message}`),
});

beforeAll(async () => {
  own = await createTestDatabase();
});
afterAll(() => own.drop());

beforeEach(async () => {
  await own.database.query('TRUNCATE negocios CASCADE');
  await own.database.query('TRUNCATE eventos, canales');
  await own.database.query(
    `INSERT INTO negocios (id, nombre, zona_horaria) VALUES ('a', 'A', 'America/Mexico_City'), ('b', 'B', 'Europe/Madrid')`,
  );
  statements = 0;
});

async function insertCitas(negocioId: string, count = 1): Promise<void> {
  await own.database.query(
    `INSERT INTO citas (negocio_id, cliente, servicio, fecha, hora_inicio, hora_fin)
     SELECT $1, 'Lola', 'Corte', '2099-11-25', '10:00', '10:30' FROM generate_series(1, $2)`,
    [negocioId, count],
  );
}
const seqs = (events: readonly { seq: number }[] | undefined) => events?.map(({ seq }) => seq);

describe('the event log', () => {
  test('reads many channels in one statement, each after its own position', async () => {
    for (let i = 0; i < 3; i += 1) await insertCitas('a');
    await insertCitas('b');
    const slices = await log.read(
      [
        { channel: 'citas:a', after: 1 },
        { channel: 'citas:b', after: 1 },
        { channel: 'notificaciones:b', after: 0 },
        { channel: 'citas:nadie', after: 0 },
      ],
      100,
    );
    expect(statements).toBe(1);
    expect(slices.map(({ channel, head, events }) => [channel, head, seqs(events)])).toEqual([
      ['citas:a', 3, [2, 3]],
      ['citas:b', 1, []],
      ['notificaciones:b', 1, [1]],
    ]);
  });

  test('an event of a newer version says that something changed, and what comes after it is read', async () => {
    await insertCitas('a');
    await own.database.query(
      `SELECT eventos_agregar(ARRAY[(canal, 'cita_teleported', NULL, '{"a_donde": "Marte"}')::evento_pendiente])
       FROM unnest(ARRAY['citas:a', 'notificaciones:a']) AS canal`,
    );
    await insertCitas('a');
    const [citas, notificaciones] = await log.read(
      ['citas:a', 'notificaciones:a'].map((channel) => ({ channel, after: 0 })),
      100,
    );
    expect(citas?.events.map(({ type, seq }) => [type, seq])).toEqual([
      ['cita_created', 1],
      ['citas_changed', 2],
      ['cita_created', 3],
    ]);
    expect(notificaciones?.events.map(({ type, seq }) => [type, seq])).toEqual([
      ['notification', 1],
      ['citas_changed', 2],
      ['notification', 3],
    ]);
    for (const event of [...(citas?.events ?? []), ...(notificaciones?.events ?? [])])
      expect(serverMessageSchema.safeParse(event).error).toBeUndefined();
  });

  test.each([
    ['of a year that no calendar here has', 'fecha', '20261-11-27'],
    ['on a day without an end', 'fecha', 'infinity'],
    ['in a zone that only PostgreSQL knows', 'zona_horaria', 'CST6'],
  ])('a cita %s says that something changed, is warned of once, and holds up no other', async (...of) => {
    const [, column, value] = of;
    for (const negocio of ['a', 'a', 'b']) await insertCitas(negocio);
    await own.database.query(
      `UPDATE eventos SET datos = jsonb_set(datos, ARRAY['cita', $1], to_jsonb($2::text))
       WHERE canal = 'citas:a' AND seq = 1`,
      [column, value],
    );
    const warned: object[] = [];
    const ownLog = createEventLog(own.database, {
      warn: ({ err: _, ...fields }) => void warned.push(fields),
    });
    const read = () =>
      ownLog.read(
        ['citas:a', 'citas:b'].map((channel) => ({ channel, after: 0 })),
        100,
      );
    const slices = await read();
    expect(slices.map(({ events }) => events.map(({ type, seq }) => `${type} ${seq}`))).toEqual([
      ['citas_changed 1', 'cita_created 2'],
      ['cita_created 1'],
    ]);
    expect(serverMessageSchema.safeParse(slices[0]?.events[0]).error).toBeUndefined();
    await read();
    expect(warned).toEqual([{ tipo: 'cita_created', channel: 'citas:a', seq: 1 }]);
  });

  test('an event that is older than arrivals is read as one of a cita that nobody has come to', async () => {
    await insertCitas('a');
    await own.database.query(`UPDATE eventos SET datos = datos #- '{cita,llegada_en}'`);
    const [slice] = await log.read([{ channel: 'citas:a', after: 0 }], 100);
    expect(slice?.events).toMatchObject([{ type: 'cita_created', data: { llegadaEn: null } }]);
  });

  test('a type of event that is unknown is warned of once, however often and wherever it comes', async () => {
    warnings.length = 0;
    await own.database.query(
      `SELECT eventos_agregar(ARRAY[(canal, tipo, NULL, '{}')::evento_pendiente])
       FROM unnest(ARRAY['citas:a', 'citas:b', 'citas:a', 'citas:a'], ARRAY['lavado', 'lavado', 'lavado', 'peinado'])
         AS nuevos (canal, tipo)`,
    );
    const read = () =>
      log.read(
        ['citas:a', 'citas:b'].map((channel) => ({ channel, after: 0 })),
        100,
      );
    await read();
    await read();
    expect(warnings).toEqual(
      ['lavado', 'peinado'].map(
        (tipo) => `${tipo}: an event of a type unknown here: clients read anew what it is about`,
      ),
    );
  });

  test('one channel may be read from several positions at once', async () => {
    for (let i = 0; i < 3; i += 1) await insertCitas('a');
    const slices = await log.read(
      [1, 2, null].map((after) => ({ channel: 'citas:a', after })),
      100,
    );
    expect(slices.map(({ after, events }) => [after, seqs(events)])).toEqual([
      [1, [2, 3]],
      [2, [3]],
      [null, [1, 2, 3]],
    ]);
  });

  test('reads from the oldest on, up to the limit', async () => {
    await insertCitas('a', 10);
    const [slice] = await log.read([{ channel: 'citas:a', after: 2 }], 3);
    expect(seqs(slice?.events)).toEqual([3, 4, 5]);
    expect(slice?.head).toBe(10);
  });

  test('without a position reads the newest', async () => {
    await insertCitas('a', 10);
    const [slice] = await log.read([{ channel: 'citas:a', after: null }], 3);
    expect(seqs(slice?.events)).toEqual([8, 9, 10]);
  });

  test('is asked for no event where only the position is wanted', async () => {
    await insertCitas('a', 10);
    const [slice] = await log.read([{ channel: 'citas:a', after: null }], 0);
    expect(slice).toMatchObject({ head: 10, events: [] });
  });

  test('a channel without events has its position all the same', async () => {
    const [slice] = await log.read([{ channel: 'citas:a', after: null }], 3);
    expect(slice).toMatchObject({ head: 0, events: [], epoch: expect.stringMatching(/^[0-9a-f]{12}$/) });
  });

  test('never hands out events across a gap', async () => {
    await insertCitas('a', 6);
    await own.database.query(`DELETE FROM eventos WHERE canal = 'citas:a' AND seq IN (1, 4)`);
    const read = async (after: number | null) =>
      seqs((await log.read([{ channel: 'citas:a', after }], 100))[0]?.events);
    expect(await read(0)).toEqual([2, 3]);
    expect(await read(3)).toEqual([5, 6]);
    expect(await read(null)).toEqual([5, 6]);
  });

  test('every kind of event is a message of the protocol', async () => {
    await insertCitas('a');
    await own.database.query(`UPDATE citas SET estado = 'confirmada'`);
    await own.database.query('DELETE FROM citas');
    await insertCitas('a', 501);
    await own.database.query(
      `INSERT INTO bloqueos (negocio_id, desde, hasta) VALUES ('a', '2026-12-24', '2026-12-26')`,
    );
    await own.database.query(`INSERT INTO servicios (negocio_id, nombre) VALUES ('a', 'Corte')`);
    const slices = await log.read(
      [
        { channel: 'citas:a', after: 0 },
        { channel: 'notificaciones:a', after: 0 },
      ],
      100,
    );
    const events = slices.flatMap((slice) => slice.events);
    for (const event of events) expect(serverMessageSchema.parse(event)).toEqual(event);
    expect(events.map(({ type }) => type)).toEqual([
      'cita_created',
      'cita_updated',
      'cita_deleted',
      'citas_changed',
      'bloqueos_changed',
      'negocio_changed',
      'notification',
      'notification',
    ]);
    expect(events[0]?.data).toMatchObject({
      negocioId: 'a',
      fecha: '2099-11-25',
      inicio: '2099-11-25T10:00:00-06:00',
      por: { id: null, nombre: expect.stringMatching(/^SQL/) },
      timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
    });
    expect(events[1]?.data).toMatchObject({ cambios: { estado: { de: 'pendiente', a: 'confirmada' } } });
    expect(events[3]?.data).toMatchObject({ count: 501, desde: '2099-11-25', hasta: '2099-11-25' });
    expect(events[4]?.data).toMatchObject({ desde: '2026-12-24', hasta: '2026-12-26', profesionalId: null });
  });

  test('heads are those of the channels that exist', async () => {
    await insertCitas('a', 2);
    const heads = await readHeads(own.database, ['citas:a', 'citas:b', 'citas:nadie']);
    expect([...heads].sort()).toEqual([
      ['citas:a', 2],
      ['citas:b', 0],
    ]);
  });
});
