import { sinAcciones } from './rest/operations/examples.ts';
import { parseClientMessage, parseServerFrame } from './parse-message.ts';

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
    ],
    [
      '{"type":"subscribe","data":{"channel":"citas:a","since":{"seq":1.5}}}',
      'campo "data.since.epoch" no válido',
    ],
    ['{"type":"auth","data":{"token":""}}', 'campo "data.token" no válido'],
    ['{"type":"ping","data":{"t":"x"}}', 'campo "data.t" no válido'],
  ])('%s is refused: %s', (text, detail) => {
    expect(parseClientMessage(text)).toEqual({ ok: false, detail });
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

  test('one bad envelope refuses the whole frame', () => {
    expect(parseServerFrame(JSON.stringify([pong, { type: 'nope' }])).ok).toBe(false);
  });
});
