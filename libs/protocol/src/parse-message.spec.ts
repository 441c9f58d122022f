import { sinAcciones } from './rest/operations/examples.ts';
import { parseClientMessage, parseServerFrame } from './parse-message.ts';
import { envelopeOf } from './unknown-event.ts';

describe('what a client sends', () => {
  test("the guide's subscribe is read as it stands", () => {
    const text = '{ "type": "subscribe", "data": { "channel": "estadisticas:negocio_123" } }';
    expect(parseClientMessage(text)).toEqual({
      ok: true,
      message: { type: 'subscribe', data: { channel: 'estadisticas:negocio_123' } },
    });
  });

  test('unknown fields are ignored', () => {
    const parsed = parseClientMessage('{"type":"ping","later":1,"data":{"t":5,"x":2}}');
    expect(parsed).toEqual({ ok: true, message: { type: 'ping', data: { t: 5 } } });
  });

  test.each([
    ['', 'no es JSON'],
    ['{', 'no es JSON'],
    ['null', 'tipo de mensaje desconocido'],
    ['[]', 'tipo de mensaje desconocido'],
    ['"subscribe"', 'tipo de mensaje desconocido'],
    ['{}', 'campo "type" no válido'],
    ['{"type":"stats","data":{}}', 'campo "type" no válido'],
    ['{"type":"subscribe"}', 'campo "data" no válido'],
    ['{"type":"subscribe","data":{}}', 'campo "data.channel" no válido'],
    ['{"type":"subscribe","data":{"channel":5}}', 'campo "data.channel" no válido'],
    [
      '{"type":"subscribe","data":{"channel":"citas:a","since":{"epoch":"e","seq":-1}}}',
      'campo "data.since.seq" no válido',
      { channel: 'citas:a' },
    ],
    [
      '{"type":"subscribe","data":{"channel":"citas:a","since":{"seq":1.5}}}',
      'campo "data.since.epoch" no válido',
      { channel: 'citas:a' },
    ],
    ['{"type":"auth","data":{"token":""}}', 'campo "data.token" no válido'],
    ['{"type":"ping","data":{"t":"x"}}', 'campo "data.t" no válido'],
    ['{"type":"subscribe","id":"s1","data":{}}', 'campo "data.channel" no válido', { id: 's1' }],
    ['{"type":"nada","id":"n1"}', 'campo "type" no válido', { id: 'n1' }],
    [
      '{"type":"unsubscribe","id":"u1","data":{"channel":""}}',
      'campo "data.channel" no válido',
      { id: 'u1', channel: '' },
    ],
    [`{"type":"ping","id":"${'x'.repeat(65)}"}`, 'campo "id" no válido'],
    [`{"type":"subscribe","id":7,"data":{"channel":"${'c'.repeat(201)}"}}`, 'campo "id" no válido'],
    ['{"type":"subscribe","id":"s2","data":["citas:a"]}', 'campo "data" no válido', { id: 's2' }],
  ])('%s is refused: %s; of it is told what can be read', (text, detail, request: object = {}) => {
    expect(parseClientMessage(text)).toEqual({ ok: false, detail, request });
  });
});

describe('what the hub sends', () => {
  const pong = { type: 'pong', data: { serverTime: '2026-11-24T10:00:00Z' } };

  test('a frame holds one envelope or several', () => {
    expect(parseServerFrame(JSON.stringify(pong))).toEqual({ ok: true, message: [pong] });
    expect(parseServerFrame(JSON.stringify([pong, pong]))).toEqual({ ok: true, message: [pong, pong] });
  });

  test('a cita of a hub that knows of no arrivals has nobody there yet', () => {
    const { llegadaEn: _, ...antigua } = sinAcciones;
    const event = (cita: object) => ({
      type: 'cita_created',
      channel: 'citas:a',
      seq: 1,
      data: { ...cita, por: { id: null, nombre: 'x' }, timestamp: '2026-11-24T10:00:00Z' },
    });
    const parsed = parseServerFrame(JSON.stringify(event(antigua)));
    expect(parsed).toEqual({ ok: true, message: [event({ ...sinAcciones, llegadaEn: null })] });
  });

  test('a notification of a hub that tells no cause has none', () => {
    const data = { id: 'n/1', nivel: 'info', titulo: '', message: '', citaId: null, timestamp: '' };
    const antigua = { type: 'notification', channel: 'notificaciones:a', seq: 1, data };
    const parsed = parseServerFrame(JSON.stringify(antigua));
    expect(parsed).toEqual({ ok: true, message: [{ ...antigua, data: { ...data, causa: null } }] });
  });

  test.each([
    ['null', null],
    ['of an unknown type', { type: 'nope' }],
    ['of an unknown type in a channel', { type: 'nope', channel: 'citas:a', data: {} }],
    ['that is not fit for its type', { type: 'stats', channel: 'estadisticas:a', data: {} }],
    [
      'of an event that is not fit for its type',
      { type: 'cita_created', channel: 'citas:a', seq: 6, data: {} },
    ],
  ])('an envelope %s is left out, and the rest of its frame is read', (_, bad) => {
    const parsed = parseServerFrame(JSON.stringify([pong, bad, pong]));
    expect(parsed).toEqual({ ok: true, message: [pong, pong] });
  });

  test('an event of an unknown type is told as one, with its place and as it came', () => {
    const later = { type: 'later', channel: 'citas:a', seq: 6, data: { x: 1 } };
    const parsed = parseServerFrame(JSON.stringify([later, pong]));
    const unknown = { type: 'unknown', channel: 'citas:a', seq: 6, envelope: later };
    expect(parsed).toEqual({ ok: true, message: [unknown, pong] });
    expect(parsed.ok && parsed.message.map(envelopeOf)).toEqual([later, pong]);
  });

  test.each(['90015098-3cd2-4fb0-d696-3f7d28e17f72', '00000000-0000-0000-0000-000000000001'])(
    'an id such as PostgreSQL takes from SQL is one: %s',
    (id) => {
      const por = { id, nombre: 'x' };
      const ids = { id, clienteId: id, servicioId: id, profesionalId: id, serieId: id, citaId: id };
      const at = (type: string, data: object) => ({ type, channel: 'c', seq: 1, data });
      const frame = [
        at('cita_created', { ...sinAcciones, ...ids, por, timestamp: '' }),
        at('bloqueos_changed', { desde: '2026-12-24', hasta: '2026-12-26', ...ids, por, timestamp: '' }),
        at('notification', { nivel: 'info', titulo: '', message: '', timestamp: '', ...ids }),
      ];
      expect(parseServerFrame(JSON.stringify(frame))).toMatchObject({
        ok: true,
        message: frame.map(({ type }) => ({ type })),
      });
    },
  );
});
