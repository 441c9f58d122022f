import type { CitaCreated, ServerMessage } from '@citas/protocol';
import { Batch } from './batch.ts';
import { daysOnly } from './days-only.ts';

const por = { id: null, nombre: 'Recepción' };
const timestamp = '2026-11-24T16:05:00.000Z';
const cita = {
  cliente: 'Ana Pérez',
  notas: 'alergia',
  fecha: '2026-11-25',
  por,
  timestamp,
} as unknown as CitaCreated['data'];
const channel = 'citas:a';
const moved = {
  type: 'cita_updated',
  channel,
  seq: 7,
  data: { ...cita, cambios: { fecha: { de: '2026-12-01', a: cita.fecha } } },
};

describe('what is said to somebody who may see only some of the citas', () => {
  test.each(['cita_created', 'cita_deleted'] as const)('of a %s its day and nothing else', (type) => {
    expect(daysOnly({ type, channel, seq: 7, data: cita })).toEqual({
      type: 'citas_changed',
      channel,
      seq: 7,
      data: { count: 1, desde: '2026-11-25', hasta: '2026-11-25', por, timestamp },
    });
  });

  test('of one that was moved both days', () => {
    const { data } = daysOnly(moved as ServerMessage) as { data: object };
    expect(data).toMatchObject({ desde: '2026-11-25', hasta: '2026-12-01' });
  });

  test('of what was told that something was, and nothing else', () => {
    const told = {
      id: 'notificaciones:a/7',
      nivel: 'info',
      titulo: 'Nueva cita',
      message: 'Ana',
      citaId: null,
      causa: null,
    } as const;
    const event = {
      type: 'notification',
      channel: 'notificaciones:a',
      seq: 7,
      data: { ...told, timestamp },
    } as const;
    expect(daysOnly(event)).toEqual({
      type: 'notificaciones_changed',
      channel: 'notificaciones:a',
      seq: 7,
      data: { timestamp },
    });
  });

  test('what is neither stays what it is', () => {
    const resync: ServerMessage = { type: 'resync', channel, data: { reason: 'log_trimmed' } };
    expect(daysOnly(resync)).toBe(resync);
    const [frame] = Batch.of(resync).frames;
    expect(frame?.abridged('daysOnly')).toBe(frame);
  });

  test('a batch is made over once for all of them', () => {
    const batch = Batch.of(moved as ServerMessage);
    expect(batch.abridged('daysOnly')).toBe(batch.abridged('daysOnly'));
    expect(JSON.stringify(batch.abridged('daysOnly').frames.map(({ json }) => json))).not.toMatch(
      /Ana|alergia/,
    );
  });
});
