import { SIN_CITAS } from '@citas/domain';
import type { ServerMessage } from '@citas/protocol';
import { Batch } from './batch.ts';
import { nameless } from './nameless.ts';

const channel = 'estadisticas:a';
const timestamp = '2026-11-24T16:05:00.000Z';
const porServicio = { Corte: SIN_CITAS };
const series: ServerMessage = {
  type: 'series',
  channel,
  data: {
    porDia: {},
    porHora: {},
    porServicio,
    porProfesional: { luis: { ...SIN_CITAS, nombre: 'Luis' } },
    timestamp,
  },
};

describe('what is said to a screen that anybody may read', () => {
  test('of the series all but the team', () => {
    const { data } = nameless(series);
    expect(data).toEqual({ ...series.data, porProfesional: {} });
  });

  test('of what changed in them the same', () => {
    const changed = { porServicio, porProfesional: { luis: { completada: 1 } } };
    const delta: ServerMessage = { type: 'series_delta', channel, data: { changed, timestamp } };
    expect(nameless(delta)).toEqual({ ...delta, data: { changed: { porServicio }, timestamp } });
  });

  test('what names nobody stays what it is, and a batch is made over once for all of them', () => {
    const resync: ServerMessage = { type: 'resync', channel, data: { reason: 'log_trimmed' } };
    const batch = Batch.of(resync, series);
    expect(batch.abridged('nameless')).toBe(batch.abridged('nameless'));
    expect(batch.abridged('nameless').frames[0]).toBe(batch.frames[0]);
    expect(JSON.stringify(batch.abridged('nameless').frames.map(({ json }) => json))).not.toContain('Luis');
    expect(batch.frames[1]?.json).toContain('Luis');
  });
});
